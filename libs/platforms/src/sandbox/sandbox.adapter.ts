import { GatewayError } from '@app/common';
import { classifyClaudeFailure } from '../claude/claude.failure';
import { originOfBaseUrl } from '../base-url';
import { claudeRequest } from '../claude/claude.request';
import { messagesProtocol } from '../claude/messages-protocol';
import { readApiKeyCredentials } from '../credentials/api-key-credentials';
import { hasClaudeLimitNews, readClaudeWindows } from '../claude/claude.windows';
import type { PlatformAdapter } from '../platform-adapter';

/** The upstream simulator, which speaks as Anthropic does. */
export function createSandboxAdapter(sandboxUrl: string | undefined): PlatformAdapter {
  return {
    platform: 'sandbox',
    models: ['sandbox-*'],
    readCredentials: readApiKeyCredentials,
    protocolFor: messagesProtocol,
    originOf: (account) => {
      const baseUrl = account.baseUrl ?? sandboxUrl;
      return baseUrl === undefined ? '' : originOfBaseUrl(baseUrl);
    },
    prepare: (call) => {
      const baseUrl = call.account.baseUrl ?? sandboxUrl;
      if (baseUrl === undefined) {
        throw new GatewayError(
          'upstream_unreachable',
          'No sandbox is running: start one, and set SANDBOX_URL or the account base URL',
        );
      }
      return claudeRequest(call, baseUrl);
    },
    classify: classifyClaudeFailure,
    readWindows: readClaudeWindows,
    hasLimitNews: hasClaudeLimitNews,
  };
}
