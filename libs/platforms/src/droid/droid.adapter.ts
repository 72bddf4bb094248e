import { originOfBaseUrl } from '../base-url';
import { readApiKeyCredentials } from '../credentials/api-key-credentials';
import { readOpenaiWindows } from '../openai/openai.windows';
import type { PlatformAdapter } from '../platform-adapter';
import { classifyDroidFailure } from './droid.failure';
import { droidProtocol } from './droid.protocol';
import { readDroidError } from './droid.read-error';
import { droidRequest } from './droid.request';

const DEFAULT_BASE_URL = 'https://api.factory.ai/api/llm';

/** Factory, with an API key. Its interface is not published: what is known of it is in protocols.md 8.3. */
export function createDroidAdapter(): PlatformAdapter {
  return {
    platform: 'droid',
    models: ['claude-*', 'gpt-*'],
    readCredentials: readApiKeyCredentials,
    protocolFor: droidProtocol,
    originOf: ({ baseUrl = DEFAULT_BASE_URL }) => originOfBaseUrl(baseUrl),
    prepare: (call) => droidRequest(call, call.account.baseUrl ?? DEFAULT_BASE_URL),
    classify: classifyDroidFailure,
    readWindows: readOpenaiWindows,
    readError: readDroidError,
  };
}
