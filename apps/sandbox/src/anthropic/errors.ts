import { type Answer, wholeAnswer } from '../http/answer';
import type { Identity } from './identity';
import { jsonHeaders } from './response-headers';

/** `error.type` of every status that the real API documents. */
export const errorTypes = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  405: 'invalid_request_error',
  408: 'invalid_request_error',
  409: 'conflict_error',
  413: 'request_too_large',
  415: 'invalid_request_error',
  429: 'rate_limit_error',
  500: 'api_error',
  502: 'api_error',
  503: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
} as const;
export type ErrorStatus = keyof typeof errorTypes;

/** The exact envelope; `errorCode` becomes `error.details.error_code`. */
export function errorBody(type: string, message: string, requestId: string, errorCode?: string): string {
  const details = errorCode === undefined ? {} : { details: { error_code: errorCode } };
  return JSON.stringify({ type: 'error', error: { type, message, ...details }, request_id: requestId });
}

export function errorAnswer(
  status: ErrorStatus,
  message: string,
  identity: Identity,
  options: { readonly headers?: readonly string[]; readonly errorCode?: string } = {},
): Answer {
  return wholeAnswer(
    status,
    [...jsonHeaders(identity), ...(options.headers ?? [])],
    errorBody(errorTypes[status], message, identity.requestId, options.errorCode),
  );
}

/** Thrown where a request turns out to be wrong; becomes an answer in one place. */
export class RequestRefused extends Error {
  constructor(
    readonly status: ErrorStatus,
    message: string,
    readonly headers: readonly string[] = [],
  ) {
    super(message);
  }
}
