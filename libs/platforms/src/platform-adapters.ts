import type { Platform } from '@app/common';
import { createAnthropicCompatibleAdapter } from './anthropic-compatible/anthropic-compatible.adapter';
import { createAzureFoundryAdapter } from './azure-foundry/azure-foundry.adapter';
import { createAzureOpenaiAdapter } from './azure-openai/azure-openai.adapter';
import { createBedrockAdapter } from './bedrock/bedrock.adapter';
import { createClaudeAdapter } from './claude/claude.adapter';
import { createDroidAdapter } from './droid/droid.adapter';
import { createOpenaiCompatibleAdapter } from './openai-compatible/openai-compatible.adapter';
import { createGeminiAdapter } from './gemini/gemini.adapter';
import { createOpenaiAdapter } from './openai/openai.adapter';
import type { PlatformAdapter } from './platform-adapter';
import { createSandboxAdapter } from './sandbox/sandbox.adapter';
import { createVertexAdapter } from './vertex/vertex.adapter';

export interface PlatformSettings {
  readonly sandboxUrl: string | undefined;
}

export type PlatformAdapters = Readonly<Record<Platform, PlatformAdapter>>;

/** One line a platform. */
export function createPlatformAdapters(settings: PlatformSettings): PlatformAdapters {
  return {
    claude: createClaudeAdapter(),
    bedrock: createBedrockAdapter(),
    vertex: createVertexAdapter(),
    gemini: createGeminiAdapter(),
    openai: createOpenaiAdapter(),
    'azure-openai': createAzureOpenaiAdapter(),
    'azure-foundry': createAzureFoundryAdapter(),
    droid: createDroidAdapter(),
    'anthropic-compatible': createAnthropicCompatibleAdapter(),
    'openai-compatible': createOpenaiCompatibleAdapter(),
    sandbox: createSandboxAdapter(settings.sandboxUrl),
  };
}
