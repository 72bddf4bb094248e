import type { Platform } from '@app/common';
import { createAzureFoundryAdapter } from './azure-foundry/azure-foundry.adapter';
import { createAzureOpenaiAdapter } from './azure-openai/azure-openai.adapter';
import { createClaudeAdapter } from './claude/claude.adapter';
import { createOpenaiAdapter } from './openai/openai.adapter';
import type { PlatformAdapter } from './platform-adapter';
import { createSandboxAdapter } from './sandbox/sandbox.adapter';

export interface PlatformSettings {
  readonly sandboxUrl: string | undefined;
}

export type PlatformAdapters = Readonly<Record<Platform, PlatformAdapter>>;

/** One line a platform. */
export function createPlatformAdapters(settings: PlatformSettings): PlatformAdapters {
  return {
    claude: createClaudeAdapter(),
    openai: createOpenaiAdapter(),
    'azure-openai': createAzureOpenaiAdapter(),
    'azure-foundry': createAzureFoundryAdapter(),
    sandbox: createSandboxAdapter(settings.sandboxUrl),
  };
}
