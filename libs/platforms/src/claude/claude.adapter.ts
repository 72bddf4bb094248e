import { originOfBaseUrl } from '../base-url';
import type { PlatformAdapter } from '../platform-adapter';
import { readClaudeCredentials } from './claude.credentials';
import { classifyClaudeFailure } from './claude.failure';
import { claudeRequest } from './claude.request';
import { hasClaudeLimitNews, readClaudeWindows } from './claude.windows';
import { messagesProtocol } from './messages-protocol';

const DEFAULT_BASE_URL = 'https://api.anthropic.com';

/** The Anthropic API: with an API key, an OAuth client of the operator's, or the caller's own token. */
export function createClaudeAdapter(): PlatformAdapter {
  return {
    platform: 'claude',
    models: ['claude-*'],
    readCredentials: readClaudeCredentials,
    protocolFor: messagesProtocol,
    originOf: ({ baseUrl = DEFAULT_BASE_URL }) => originOfBaseUrl(baseUrl),
    prepare: (call) => claudeRequest(call, call.account.baseUrl ?? DEFAULT_BASE_URL),
    classify: classifyClaudeFailure,
    readWindows: readClaudeWindows,
    hasLimitNews: hasClaudeLimitNews,
  };
}
