import { originOfBaseUrl } from '../base-url';
import type { PlatformAdapter } from '../platform-adapter';
import { readOpenaiCredentials } from './openai.credentials';
import { classifyOpenaiFailure } from './openai.failure';
import { openaiProtocol } from './openai.protocol';
import { openaiRequest } from './openai.request';
import { readOpenaiWindows } from './openai.windows';
import { openaiModels } from './openai-models';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/** The OpenAI API: with an API key, or an OAuth client of the operator's. */
export function createOpenaiAdapter(): PlatformAdapter {
  return {
    platform: 'openai',
    models: openaiModels,
    readCredentials: readOpenaiCredentials,
    protocolFor: openaiProtocol,
    originOf: ({ baseUrl = DEFAULT_BASE_URL }) => originOfBaseUrl(baseUrl),
    prepare: (call) => openaiRequest(call, call.account.baseUrl ?? DEFAULT_BASE_URL),
    classify: classifyOpenaiFailure,
    readWindows: readOpenaiWindows,
    requestIdHeader: 'x-request-id',
  };
}
