import type { GatewayError } from '@app/common';
import type { ErrorKind, ProtocolError } from './protocol-error';

const kindByStatus: Readonly<Record<number, ErrorKind>> = {
  401: 'authentication',
  403: 'permission',
  404: 'not-found',
  408: 'timeout',
  413: 'too-large',
  429: 'rate-limit',
  504: 'timeout',
  529: 'overloaded',
};

/** A refusal of the relay's own, for a protocol to put into its words. */
export function protocolErrorOf({ status, code, message, retryAfterSeconds }: GatewayError): ProtocolError {
  const kind = code === 'policy_budget_exhausted' ? 'quota' : kindByStatus[status];
  return {
    status,
    kind: kind ?? (status < 500 ? 'invalid-request' : 'api'),
    message,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}
