import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { originOfBaseUrl } from '../base-url';
import { readForeignError } from '../claude/anthropic-error';
import { hasClaudeLimitNews, readClaudeWindows } from '../claude/claude.windows';
import { messagesProtocol } from '../claude/messages-protocol';
import type { PlatformAdapter } from '../platform-adapter';
import { readAzureFoundryCredentials } from './azure-foundry.credentials';
import { classifyAzureFoundryFailure } from './azure-foundry.failure';
import { azureFoundryRequest } from './azure-foundry.request';

/** Claude in Microsoft Foundry: with a key of the resource, or an Entra application. A model's name is its deployment's. */
export function createAzureFoundryAdapter(): PlatformAdapter {
  return {
    platform: 'azure-foundry',
    models: ['claude-*'],
    readCredentials: readAzureFoundryCredentials,
    protocolFor: messagesProtocol,
    tokenScope: () => 'https://ai.azure.com/.default',
    originOf: (account) => {
      const baseUrl = baseUrlOf(account);
      return baseUrl === undefined ? '' : originOfBaseUrl(baseUrl);
    },
    prepare: (call) => {
      const baseUrl = baseUrlOf(call.account);
      if (baseUrl === undefined) throw new GatewayError('upstream_unreachable', 'The account has no endpoint');
      return azureFoundryRequest(call, baseUrl);
    },
    classify: classifyAzureFoundryFailure,
    readWindows: readClaudeWindows,
    hasLimitNews: hasClaudeLimitNews,
    readError: readForeignError,
  };
}

function baseUrlOf({ baseUrl, location }: Account): string | undefined {
  return baseUrl ?? (location?.endpoint === undefined ? undefined : `${location.endpoint}/anthropic`);
}
