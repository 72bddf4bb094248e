import type { ErrorKind, ProtocolError } from '@app/protocols';
import type { GoogleError } from './google-error';

/** google.rpc.Code, and what the relay calls it (protocols.md 7.1). */
const byStatus: ReadonlyMap<string, ErrorKind> = new Map([
  ...([
    ['INVALID_ARGUMENT', 'invalid-request'],
    ['FAILED_PRECONDITION', 'invalid-request'],
    ['OUT_OF_RANGE', 'invalid-request'],
    ['UNAUTHENTICATED', 'authentication'],
    ['PERMISSION_DENIED', 'permission'],
    ['NOT_FOUND', 'not-found'],
    ['RESOURCE_EXHAUSTED', 'rate-limit'],
    ['CANCELLED', 'timeout'],
    ['INTERNAL', 'api'],
    ['UNAVAILABLE', 'overloaded'],
    ['DEADLINE_EXCEEDED', 'timeout'],
  ] as const),
]);
const byHttpStatus: ReadonlyMap<number, ErrorKind> = new Map([
  ...([
    [401, 'authentication'],
    [403, 'permission'],
    [404, 'not-found'],
    [413, 'too-large'],
    [429, 'rate-limit'],
    [503, 'overloaded'],
    [504, 'timeout'],
  ] as const),
]);

const UNKNOWN_MESSAGE = 'The upstream refused the request and did not say why';

/** Google's error for clients that speak something else. @param httpStatus of the answer */
export function googleProtocolError(error: GoogleError, httpStatus: number): ProtocolError {
  const code = error.reason ?? error.status;
  const seconds = /^(\d{1,9})(?:\.\d+)?s$/.exec(error.retryDelay ?? '');
  return {
    status: httpStatus,
    kind: kindOf(error, httpStatus),
    message: error.message ?? UNKNOWN_MESSAGE,
    ...(code === undefined ? {} : { code }),
    ...(seconds ? { retryAfterSeconds: Math.max(1, Math.ceil(Number.parseFloat(seconds[0]))) } : {}),
  };
}

function kindOf({ status, reason }: GoogleError, httpStatus: number): ErrorKind {
  if (reason === 'API_KEY_INVALID') return 'authentication';
  if (reason === 'QUOTA_EXHAUSTED') return 'quota';
  const known = status === undefined ? undefined : byStatus.get(status);
  return known ?? byHttpStatus.get(httpStatus) ?? (httpStatus < 500 ? 'invalid-request' : 'api');
}
