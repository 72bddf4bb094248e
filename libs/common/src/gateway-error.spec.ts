import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorCode, errorCatalogue } from './gateway-error';

const codes = Object.keys(errorCatalogue) as GatewayErrorCode[];

describe('the error catalogue', () => {
  it('names who is at fault in every code', () => {
    expect(codes.filter((code) => !/^(caller|policy|upstream|gateway)_[a-z_]+$/.test(code))).toEqual([]);
  });

  it.each(codes)('%s has a status of its class', (code) => {
    const { status } = errorCatalogue[code];
    // A key's binding is policy, but that what it is bound to rests is no fault of the caller.
    const isOfCaller = /^(caller|policy)_/.test(code) && code !== 'policy_bound_account_unavailable';
    expect(status >= 400 && status < 600).toBe(true);
    expect(status < 500).toBe(isOfCaller);
  });

  it('calls nothing retryable that the caller has to change first', () => {
    expect(codes.filter((code) => code.startsWith('caller_') && errorCatalogue[code].retryable)).toEqual([]);
  });
});

describe('GatewayError', () => {
  it('takes status and retryability from the catalogue', () => {
    const error = new GatewayError('upstream_timed_out', 'The upstream did not answer in time', {
      retryAfterSeconds: 3,
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'GatewayError',
      code: 'upstream_timed_out',
      message: 'The upstream did not answer in time',
      status: 504,
      retryable: true,
      retryAfterSeconds: 3,
    });
  });

  it('keeps its cause, and has none when there is none', () => {
    const cause = new Error('ECONNREFUSED');
    expect(new GatewayError('gateway_failed', 'It failed', { cause }).cause).toBe(cause);
    expect('cause' in new GatewayError('gateway_failed', 'It failed')).toBe(false);
  });
});
