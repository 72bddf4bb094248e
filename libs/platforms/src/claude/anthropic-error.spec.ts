import { describe, expect, it } from 'vitest';
import type { ErrorKind } from '@app/protocols';
import { readForeignError } from './anthropic-error';

describe('readForeignError', () => {
  it('leaves alone what is in the words of the Messages API', () => {
    const body = { type: 'error', error: { type: 'rate_limit_error', message: 'Too fast' } };
    expect(readForeignError({ status: 429, headers: {}, body })).toBeUndefined();
  });

  it.each<[number, unknown, ErrorKind, string]>([
    [401, { error: { code: '401', message: 'Wrong key' } }, 'authentication', 'Wrong key'],
    [429, { statusCode: 429, message: 'Rate limit is exceeded' }, 'rate-limit', 'Rate limit is exceeded'],
    [404, { error: 'model not found' }, 'not-found', 'model not found'],
    [400, { error: { message: 'prompt is too long: 9 > 8' } }, 'context-length', 'prompt is too long: 9 > 8'],
    [422, { detail: 'No such field' }, 'invalid-request', 'No such field'],
  ])('understands %i with %j', (status, body, kind, message) => {
    expect(readForeignError({ status, headers: {}, body })).toEqual({ status, kind, message });
  });

  it.each([undefined, null, 'text', 7, [], {}, { error: null }, { error: [] }, { type: 'error', error: { type: 7 } }])(
    'says of %j that nothing was said',
    (body) => {
      expect(readForeignError({ status: 500, headers: {}, body })?.message).toMatch(/did not say why/);
    },
  );
});
