import { GatewayError } from '@app/common';
import { openModels } from '../anthropic-compatible/open-models';
import { originOfBaseUrl } from '../base-url';
import { readForeignOpenaiError } from '../openai/openai-error';
import { openaiRequest } from '../openai/openai.request';
import { readOpenaiWindows } from '../openai/openai.windows';
import type { PlatformAdapter } from '../platform-adapter';
import { readOpenaiCompatibleCredentials } from './openai-compatible.credentials';
import { classifyOpenaiCompatibleFailure } from './openai-compatible.failure';
import { openaiCompatibleProtocol } from './openai-compatible.protocol';

/** Whatever speaks as OpenAI does, at an address of the operator's own, version included: `http://127.0.0.1:8000/v1`. */
export function createOpenaiCompatibleAdapter(): PlatformAdapter {
  return {
    platform: 'openai-compatible',
    models: openModels,
    readCredentials: readOpenaiCompatibleCredentials,
    protocolFor: openaiCompatibleProtocol,
    originOf: ({ baseUrl }) => (baseUrl === undefined ? '' : originOfBaseUrl(baseUrl)),
    prepare: (call) => {
      const { baseUrl } = call.account;
      if (baseUrl === undefined) throw new GatewayError('upstream_unreachable', 'The account has no base URL');
      return openaiRequest(call, baseUrl);
    },
    classify: classifyOpenaiCompatibleFailure,
    readWindows: readOpenaiWindows,
    readError: readForeignOpenaiError,
    requestIdHeader: 'x-request-id',
  };
}
