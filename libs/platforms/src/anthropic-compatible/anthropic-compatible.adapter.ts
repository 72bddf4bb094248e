import { originOfBaseUrl } from '../base-url';
import { readForeignError } from '../claude/anthropic-error';
import { hasClaudeLimitNews, readClaudeWindows } from '../claude/claude.windows';
import { messagesProtocol } from '../claude/messages-protocol';
import type { PlatformAdapter } from '../platform-adapter';
import { readAnthropicCompatibleCredentials } from './anthropic-compatible.credentials';
import { classifyAnthropicCompatibleFailure } from './anthropic-compatible.failure';
import { anthropicCompatibleBaseUrl, anthropicCompatibleRequest } from './anthropic-compatible.request';
import { openModels } from './open-models';
import { presetOf } from './presets';

/** Whatever speaks Anthropic Messages: Z.AI, Ollama, claude-code-router, or an address of the operator's own. */
export function createAnthropicCompatibleAdapter(): PlatformAdapter {
  return {
    platform: 'anthropic-compatible',
    models: openModels,
    readCredentials: readAnthropicCompatibleCredentials,
    protocolFor: (question) =>
      question.operation === 'count_tokens' && presetOf(question.account.location)?.countsTokens === false
        ? undefined
        : messagesProtocol(question),
    originOf: (account) => {
      const baseUrl = anthropicCompatibleBaseUrl(account);
      return baseUrl === undefined ? '' : originOfBaseUrl(baseUrl);
    },
    prepare: anthropicCompatibleRequest,
    classify: classifyAnthropicCompatibleFailure,
    readWindows: readClaudeWindows,
    hasLimitNews: hasClaudeLimitNews,
    readError: readForeignError,
  };
}
