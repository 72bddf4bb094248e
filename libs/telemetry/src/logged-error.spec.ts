import { describe, expect, it } from 'vitest';
import { loggedError } from './logged-error';

describe('loggedError', () => {
  it('says what an error is, and nothing that hangs on it', () => {
    const error = Object.assign(new Error('READONLY', { cause: new TypeError('below') }), {
      ...{ code: 'EREADONLY', command: { name: 'set', args: ['canary'] }, headers: { authorization: 'canary' } },
    });
    const logged = loggedError(error);
    expect(logged).toMatchObject({
      type: 'Error',
      message: 'READONLY',
      code: 'EREADONLY',
      cause: { type: 'TypeError' },
    });
    expect(JSON.stringify(logged)).not.toContain('canary');
  });

  it('ends, however long an error is and however often it is its own cause', () => {
    const error = new Error('x'.repeat(10_000));
    error.cause = error;
    expect(JSON.stringify(loggedError(error)).length).toBeLessThan(25_000);
  });

  it('passes on what is no error', () => {
    expect(loggedError({ name: 'Error', stack: 'at' })).toEqual({ name: 'Error', stack: 'at' });
    expect(loggedError(undefined)).toBeUndefined();
  });
});
