import { type Answer, wholeAnswer } from '../http/answer';
import type { Identity } from '../caller/identity';
import { jsonHeaders } from './response-headers';

/** `error.type` of every status that the real API documents. */
const errorTypes: Readonly<Record<number, string>> = {
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
};

/** That of a status without one is what the real API says of its own failures. */
export const errorTypeOf = (status: number): string => errorTypes[status] ?? 'api_error';

/** The exact envelope; `errorCode` becomes `error.details.error_code`. */
export function errorBody(type: string, message: string, requestId: string, errorCode?: string): string {
  const details = errorCode === undefined ? {} : { details: { error_code: errorCode } };
  return JSON.stringify({ type: 'error', error: { type, message, ...details }, request_id: requestId });
}

export function errorAnswer(
  status: number,
  message: string,
  identity: Identity,
  options: { readonly headers?: readonly string[]; readonly errorCode?: string } = {},
): Answer {
  return wholeAnswer(
    status,
    [...jsonHeaders(identity), ...(options.headers ?? [])],
    errorBody(errorTypeOf(status), message, identity.requestId, options.errorCode),
  );
}
