import { describe, expect, it } from 'vitest';
import { EgressError, toEgressError } from './egress-error';

const errorWith = (code: string): Error => Object.assign(new Error('it broke'), { code });

describe('toEgressError', () => {
  it.each([
    ['UND_ERR_HEADERS_TIMEOUT', 'first-byte-timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'idle-timeout'],
    ['ECONNREFUSED', 'unreachable'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'unreachable'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'unreachable'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['UND_ERR_HEADERS_OVERFLOW', 'malformed'],
    ['UND_ERR_SOCKET', 'interrupted'],
    ['ECONNRESET', 'interrupted'],
    ['', 'interrupted'],
  ])('calls %s %s', (code, kind) => {
    const error = errorWith(code);
    expect(toEgressError(error)).toMatchObject({ kind, cause: error });
  });

  it('knows an error of the HTTP parser by its name', () => {
    const error = Object.assign(new Error('Expected HTTP/'), { name: 'HTTPParserError', code: undefined });
    expect(toEgressError(error)).toMatchObject({ kind: 'malformed', message: 'no valid HTTP answer (Expected HTTP/)' });
  });

  it('takes an error without a code for an interruption and names it', () => {
    expect(toEgressError(new TypeError('no'))).toMatchObject({
      kind: 'interrupted',
      message: 'the connection broke (TypeError)',
    });
  });

  it('passes on our own errors, also where the client wrapped them', () => {
    const ours = new EgressError('blocked', 'no');
    expect(toEgressError(ours)).toBe(ours);
    expect(toEgressError(new Error('wrapped', { cause: ours }))).toBe(ours);
  });
});
