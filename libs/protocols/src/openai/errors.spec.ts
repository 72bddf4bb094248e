import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorKind } from '../errors/protocol-error';
import { openaiStatusOf, readOpenaiError, writeOpenaiError } from './errors';

const kinds: readonly ErrorKind[] = [
  ...(['invalid-request', 'context-length', 'too-large', 'authentication', 'permission', 'not-found'] as const),
  ...(['rate-limit', 'quota', 'overloaded', 'timeout', 'api'] as const),
];

describe('readOpenaiError', () => {
  it.each<[string, number, unknown, ErrorKind]>([
    ['a conversation that is too long', 400, { error: { code: 'context_length_exceeded' } }, 'context-length'],
    [
      'the same in words only',
      400,
      { error: { message: "This model's maximum context length is 8192" } },
      'context-length',
    ],
    ['a used-up quota', 429, { error: { code: 'insufficient_quota' } }, 'quota'],
    ['a used-up plan', 429, { error: { type: 'usage_limit_reached', resets_at: 1 } }, 'quota'],
    ['a limit that passes', 429, { error: { type: 'tokens', code: 'rate_limit_exceeded' } }, 'rate-limit'],
    ['a limit of Azure', 429, { error: { code: '429', message: 'Wait' } }, 'rate-limit'],
    ['an overloaded server', 503, { error: { code: 'server_is_overloaded' } }, 'overloaded'],
    ['a server that asks to slow down', 503, { error: { message: 'slow_down' } }, 'overloaded'],
    ['a wrong key', 401, { error: { code: 'invalid_api_key', type: 'invalid_request_error' } }, 'authentication'],
    ['a model that is not there', 404, { error: 'model "x" not found' }, 'not-found'],
    ['a body that is none', 502, undefined, 'api'],
    ['a body that is too large', 413, '<html>', 'too-large'],
    ['an unprocessable request', 422, { detail: 'field required' }, 'invalid-request'],
    ['a timeout', 504, null, 'timeout'],
    ['an error in a stream', 200, { error: { type: 'server_error', message: 'Sorry' } }, 'api'],
    ['a refused request in a stream', 200, { error: { type: 'invalid_request_error' } }, 'invalid-request'],
    ['a status as the code of an error in a stream', 200, { error: { code: 503, message: 'Later' } }, 'overloaded'],
    ['a word of JavaScript', 200, { error: { code: 'constructor', type: 'toString' } }, 'api'],
  ])('understands %s', (_, status, body, kind) => {
    const error = readOpenaiError(status, body);
    expect(error.kind).toBe(kind);
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.message).not.toBe('');
  });

  it.each([
    ['Rate limit reached. Please try again in 1.5s.', 2],
    ['Please try again in 20ms', 1],
    ['Please try again in 7 seconds', 7],
    ['Please try again later', undefined],
  ])('reads out of %j how long to wait', (message, seconds) => {
    expect(readOpenaiError(429, { error: { message } }).retryAfterSeconds).toBe(seconds);
  });

  it('makes an error of anything', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
        for (const each of [body, { error: body }]) {
          const error = readOpenaiError(status, each);
          expect(kinds).toContain(error.kind);
          expect(openaiStatusOf(error)).toBeGreaterThanOrEqual(400);
          expect(JSON.parse(writeOpenaiError(error))).toHaveProperty('error.message', error.message);
        }
      }),
    );
  });
});

describe('writeOpenaiError', () => {
  it('is read as the kind of error that was written', () => {
    for (const kind of kinds) {
      const error = { status: 418, kind, message: 'Why' };
      const status = openaiStatusOf(error);
      expect(readOpenaiError(status, JSON.parse(writeOpenaiError(error)))).toMatchObject({ status, kind });
    }
  });

  it('has the form in which OpenAI explains an error', () => {
    expect(writeOpenaiError({ status: 529, kind: 'overloaded', message: 'Busy' })).toBe(
      '{"error":{"message":"Busy","type":"server_error","param":null,"code":"server_is_overloaded"}}',
    );
  });

  it('keeps the code of the vendor where OpenAI has none of its own', () => {
    const error = { status: 400, kind: 'invalid-request', message: 'No', code: 'invalid_image' } as const;
    expect(JSON.parse(writeOpenaiError(error))).toHaveProperty('error.code', 'invalid_image');
  });
});

describe('writeOpenaiError of what another vendor said', () => {
  it.each(['api_error', 'not_found_error', 'INVALID_ARGUMENT'])('does not hand on %s as a code', (code) => {
    const body: unknown = JSON.parse(writeOpenaiError({ status: 500, kind: 'api', message: 'No', code }));
    expect(body).toHaveProperty('error.code', null);
  });
});

describe('openaiStatusOf', () => {
  it('knows no 529 and no 402', () => {
    expect(openaiStatusOf({ status: 529, kind: 'overloaded', message: '' })).toBe(503);
    expect(openaiStatusOf({ status: 402, kind: 'quota', message: '' })).toBe(429);
    expect(openaiStatusOf({ status: 529, kind: 'api', message: '' })).toBe(500);
    expect(openaiStatusOf({ status: 502, kind: 'api', message: '' })).toBe(502);
    expect(openaiStatusOf({ status: 409, kind: 'invalid-request', message: '' })).toBe(409);
  });
});
