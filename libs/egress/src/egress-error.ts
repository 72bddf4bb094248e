/**
 * Why no (whole) answer came. `blocked`: our own guard refused the address. `unreachable`: no connection. `first-byte-timeout`: nothing
 * came in time. `idle-timeout`: the answer stopped coming. `interrupted`: the connection broke. `malformed`: what came is not HTTP.
 * `aborted`: we left.
 */
export type EgressErrorKind =
  'blocked' | 'unreachable' | 'first-byte-timeout' | 'idle-timeout' | 'interrupted' | 'malformed' | 'aborted';

export class EgressError extends Error {
  override readonly name = 'EgressError';

  constructor(
    readonly kind: EgressErrorKind,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

const connectCodes = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'],
  ...[
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  // Handshakes that fail: a port that does not speak TLS, and versions or names that do not fit.
  ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_UNSUPPORTED_PROTOCOL'],
  ...['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
  ...['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME'],
]);

/** Sorts what the HTTP client throws into our kinds. */
export function toEgressError(error: Error): EgressError {
  if (error instanceof EgressError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.cause instanceof EgressError) return error.cause;
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return new EgressError('first-byte-timeout', 'no answer in time', error);
  if (code === 'UND_ERR_BODY_TIMEOUT') return new EgressError('idle-timeout', 'the answer stopped coming', error);
  if (connectCodes.has(code)) return new EgressError('unreachable', `no connection (${code})`, error);
  // The parser's errors have a name, and a code in some versions of the client only.
  if (error.name === 'HTTPParserError' || code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW')
    return new EgressError('malformed', `no valid HTTP answer (${error.message})`, error);
  return new EgressError('interrupted', `the connection broke (${code === '' ? error.name : code})`, error);
}
