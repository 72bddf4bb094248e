import { originOfBaseUrl } from '../base-url';
import type { PlatformAdapter } from '../platform-adapter';
import { readChatgptPlanWindows } from './chatgpt-plan.windows';
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
    readWindows: (headers, now) => {
      const [buckets, plan] = [readOpenaiWindows(headers, now), readChatgptPlanWindows(headers, now)];
      return plan.length === 0 ? buckets : [...buckets, ...plan];
    },
    requestIdHeader: 'x-request-id',
  };
}
