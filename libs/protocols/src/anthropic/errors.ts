import type { ErrorKind, ProtocolError } from '../errors/protocol-error';
import { asObject, asText, parseJsonObject } from '../json/json-object';
import { encodeSseFrame } from '../sse/encode-sse-frame';
import type { SseFrame } from '../sse/sse-decoder';

/** `error.type` of each kind (protocols.md 1.6). A context that is too long has no type of its own. */
const typeByKind: Readonly<Record<ErrorKind, string>> = {
  'invalid-request': 'invalid_request_error',
  'context-length': 'invalid_request_error',
  'too-large': 'request_too_large',
  authentication: 'authentication_error',
  permission: 'permission_error',
  'not-found': 'not_found_error',
  'rate-limit': 'rate_limit_error',
  quota: 'billing_error',
  overloaded: 'overloaded_error',
  timeout: 'timeout_error',
  api: 'api_error',
};

const kindByType = new Map<string, ErrorKind>(
  Object.entries(typeByKind).map(([kind, type]) => [type, kind as ErrorKind]),
).set('invalid_request_error', 'invalid-request');

const statusByKind: Readonly<Record<ErrorKind, number>> = {
  'invalid-request': 400,
  'context-length': 400,
  'too-large': 413,
  authentication: 401,
  permission: 403,
  'not-found': 404,
  'rate-limit': 429,
  quota: 429,
  overloaded: 529,
  timeout: 504,
  api: 500,
};

/** Clients shorten their conversation when they read this (protocols.md 9.0). */
const TOO_LONG = 'prompt is too long';
/** A page of a proxy, or nothing. */
const UNKNOWN_MESSAGE = 'The upstream refused the request and did not say why';

/** @param status 0: not known, as within a stream */
export function readAnthropicError(status: number, body: unknown): ProtocolError {
  const error = asObject(asObject(body)?.error);
  const type = asText(error?.type);
  const message = asText(error?.message) ?? UNKNOWN_MESSAGE;
  const code = asText(asObject(error?.details)?.error_code) ?? type;
  const kind = message.toLowerCase().startsWith(TOO_LONG) ? 'context-length' : kindOf(status, type);
  return {
    status: status === 0 ? statusByKind[kind] : status,
    ...{ kind, message },
    ...(code === undefined ? {} : { code }),
  };
}

function kindOf(status: number, type: string | undefined): ErrorKind {
  const byType = type === undefined ? undefined : kindByType.get(type);
  if (byType) return byType;
  const byStatus = Object.entries(statusByKind).find(([, own]) => own === status)?.[0] as ErrorKind | undefined;
  return byStatus ?? (status >= 400 && status < 500 ? 'invalid-request' : 'api');
}

/** An `error` event of a Messages stream; undefined: another event. */
export function anthropicErrorOf(frame: SseFrame): ProtocolError | undefined {
  return frame.event === 'error' ? readAnthropicError(0, parseJsonObject(frame.data.toString('utf8'))) : undefined;
}

/** An error as clients of the Messages API understand it. */
export function writeAnthropicError({ kind, message }: ProtocolError, requestId: string): string {
  const text =
    kind === 'context-length' && !message.toLowerCase().startsWith(TOO_LONG) ? `${TOO_LONG}: ${message}` : message;
  return JSON.stringify({ type: 'error', error: { type: typeByKind[kind], message: text }, request_id: requestId });
}

/** The same once a stream has begun: clients take it for a failure, never for an end. */
export function writeAnthropicErrorEvent(error: ProtocolError, requestId: string): string {
  return encodeSseFrame('error', writeAnthropicError(error, requestId));
}
