import { originOfBaseUrl } from '../base-url';
import { readForeignOpenaiError } from '../openai/openai-error';
import { classifyOpenaiFailure } from '../openai/openai.failure';
import { openaiModels } from '../openai/openai-models';
import { readOpenaiWindows } from '../openai/openai.windows';
import type { PlatformAdapter } from '../platform-adapter';
import { readAzureOpenaiCredentials } from './azure-openai.credentials';
import { azureOpenaiProtocol } from './azure-openai.protocol';
import { azureOpenaiBaseUrl, azureOpenaiRequest } from './azure-openai.request';

/** Models of OpenAI in a resource of Azure: with a key of the resource, or an Entra application. A model's name is its deployment's. */
export function createAzureOpenaiAdapter(): PlatformAdapter {
  return {
    platform: 'azure-openai',
    models: openaiModels,
    readCredentials: readAzureOpenaiCredentials,
    protocolFor: azureOpenaiProtocol,
    tokenScope: () => 'https://cognitiveservices.azure.com/.default',
    originOf: (account) => {
      const baseUrl = azureOpenaiBaseUrl(account);
      return baseUrl === '' ? '' : originOfBaseUrl(baseUrl);
    },
    prepare: azureOpenaiRequest,
    classify: classifyOpenaiFailure,
    readWindows: readOpenaiWindows,
    readError: readForeignOpenaiError,
    requestIdHeader: 'apim-request-id',
  };
}
