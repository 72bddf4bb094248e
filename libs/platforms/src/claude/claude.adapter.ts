import type { PlatformAdapter } from '../platform-adapter';
import { classifyClaudeFailure } from './claude.failure';
import { claudeRequest, originOfBaseUrl } from './claude.request';
import { readClaudeWindows } from './claude.windows';

const DEFAULT_BASE_URL = 'https://api.anthropic.com';

/** The Anthropic API with an API key. */
export function createClaudeAdapter(): PlatformAdapter {
  return {
    platform: 'claude',
    models: ['claude-*'],
    protocolFor: () => 'anthropic-messages',
    originOf: ({ baseUrl = DEFAULT_BASE_URL }) => originOfBaseUrl(baseUrl),
    prepare: (call) => claudeRequest(call, call.account.baseUrl ?? DEFAULT_BASE_URL),
    classify: classifyClaudeFailure,
    readWindows: readClaudeWindows,
  };
}
