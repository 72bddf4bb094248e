import { originOfBaseUrl } from '../base-url';
import { CLOUD_PLATFORM_SCOPE } from '../google/cloud-platform-scope';
import { readGoogleError } from '../google/google-error';
import { classifyGoogleFailure } from '../google/google-failure';
import { googleProtocolError } from '../google/google-protocol-error';
import type { PlatformAdapter } from '../platform-adapter';
import { readGeminiCredentials } from './gemini.credentials';
import { generateContentProtocol } from './gemini.protocol';
import { geminiRequest } from './gemini.request';

const DEFAULT_BASE_URL = 'https://generativelanguage.googleapis.com';
const noWindows = Object.freeze([]);

/** The Gemini API: with an API key, an OAuth client of the operator's, or a service account. */
export function createGeminiAdapter(): PlatformAdapter {
  return {
    platform: 'gemini',
    models: ['gemini-*'],
    readCredentials: readGeminiCredentials,
    protocolFor: generateContentProtocol,
    tokenScope: () => CLOUD_PLATFORM_SCOPE,
    originOf: ({ baseUrl = DEFAULT_BASE_URL }) => originOfBaseUrl(baseUrl),
    prepare: (call) => geminiRequest(call, call.account.baseUrl ?? DEFAULT_BASE_URL),
    classify: (failure, now) => classifyGoogleFailure(failure, now, { modelsDiffer: false }),
    // It reports none.
    readWindows: () => noWindows,
    // Where it would have streamed a list it puts its error into one.
    readError: ({ status, body }) => {
      const error = Array.isArray(body) ? readGoogleError(body) : undefined;
      return error && googleProtocolError(error, status);
    },
  };
}
