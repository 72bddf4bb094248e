import type { ErrorKind, ProtocolError } from '../errors/protocol-error';
import { type JsonObject, asObject, asText } from '../json/json-object';
import type { ProtocolEvent } from '../translation/translator';

const kindByType: Readonly<Record<string, ErrorKind>> = {
  invalid_request_error: 'invalid-request',
  authentication_error: 'authentication',
  billing_error: 'quota',
  permission_error: 'permission',
  not_found_error: 'not-found',
  request_too_large: 'too-large',
  rate_limit_error: 'rate-limit',
  timeout_error: 'timeout',
  overloaded_error: 'overloaded',
  api_error: 'api',
};

const hubWords: Readonly<Record<ErrorKind, { readonly type: string; readonly status: number }>> = {
  'invalid-request': { type: 'invalid_request_error', status: 400 },
  'context-length': { type: 'invalid_request_error', status: 400 },
  'too-large': { type: 'request_too_large', status: 413 },
  authentication: { type: 'authentication_error', status: 401 },
  permission: { type: 'permission_error', status: 403 },
  'not-found': { type: 'not_found_error', status: 404 },
  'rate-limit': { type: 'rate_limit_error', status: 429 },
  quota: { type: 'billing_error', status: 429 },
  overloaded: { type: 'overloaded_error', status: 529 },
  timeout: { type: 'timeout_error', status: 504 },
  api: { type: 'api_error', status: 500 },
};

/** By these words clients of Anthropic Messages know that they have to shorten their conversation (protocols.md 9.0). */
const TOO_LONG = 'prompt is too long';

/** The error that an `error` event of a Messages stream speaks of. */
export function readHubError(event: JsonObject): ProtocolError {
  const error = asObject(event.error);
  const message = asText(error?.message) ?? 'The upstream failed without an explanation';
  const type = asText(error?.type) ?? '';
  const said = Object.hasOwn(kindByType, type) ? (kindByType[type] ?? 'api') : 'api';
  const kind = said === 'invalid-request' && message.toLowerCase().startsWith(TOO_LONG) ? 'context-length' : said;
  return { status: hubWords[kind].status, kind, message };
}

/** An error as the `error` event of a Messages stream. */
export function hubErrorEvent({ kind, message }: ProtocolError): ProtocolEvent {
  const isSaid = kind !== 'context-length' || message.toLowerCase().startsWith(TOO_LONG);
  return {
    name: 'error',
    data: {
      type: 'error',
      error: { type: hubWords[kind].type, message: isSaid ? message : `${TOO_LONG}: ${message}` },
    },
  };
}

/** What a client is told where an upstream closes its stream before the end of the answer. */
export const brokenOff: ProtocolError = {
  status: 502,
  kind: 'api',
  message: 'The upstream ended its answer before it was complete',
};
