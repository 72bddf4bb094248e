import { GatewayError } from '@app/common';
import { classifyClaudeFailure } from '../claude/claude.failure';
import { claudeRequest, originOfBaseUrl } from '../claude/claude.request';
import { readClaudeWindows } from '../claude/claude.windows';
import type { PlatformAdapter } from '../platform-adapter';

/** The upstream simulator, which speaks as Anthropic does. */
export function createSandboxAdapter(sandboxUrl: string | undefined): PlatformAdapter {
  return {
    platform: 'sandbox',
    models: ['sandbox-*'],
    protocolFor: () => 'anthropic-messages',
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
  };
}
