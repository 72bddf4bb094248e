import { describe, expect, it } from 'vitest';
import type { ErrorKind } from '@app/protocols';
import { readForeignOpenaiError } from './openai-error';

describe('readForeignOpenaiError', () => {
  it('leaves alone what is in OpenAI’s envelope', () => {
    const body = { error: { message: 'Too fast', code: 'rate_limit_exceeded' } };
    expect(readForeignOpenaiError({ status: 429, headers: {}, body })).toBeUndefined();
  });

  it.each<[number, unknown, ErrorKind, string]>([
    [429, { statusCode: 429, message: 'Rate limit is exceeded' }, 'rate-limit', 'Rate limit is exceeded'],
    [404, { error: 'model not found' }, 'not-found', 'model not found'],
    [422, { detail: 'No such field' }, 'invalid-request', 'No such field'],
  ])('understands %i with %j', (status, body, kind, message) => {
    expect(readForeignOpenaiError({ status, headers: {}, body })).toMatchObject({ status, kind, message });
  });

  it.each([undefined, null, 'text', 7, [], {}, { error: null }, { error: [] }])('has a message for %j', (body) => {
    expect(readForeignOpenaiError({ status: 500, headers: {}, body })?.message).toContain('500');
  });
});
