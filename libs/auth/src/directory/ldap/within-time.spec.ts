import { describe, expect, it } from 'vitest';
import { DirectoryUnavailableError } from '../directory';
import { unavailable, withinTime } from './within-time';

describe('withinTime', () => {
  it('gives what the work gives', async () => {
    expect(await withinTime('connect', 1_000, Promise.resolve('done'))).toBe('done');
  });

  it('gives up what takes too long', async () => {
    let hasGivenUp = false;
    const never = new Promise<never>(() => undefined);
    const waiting = withinTime('tls', 1, never, () => (hasGivenUp = true));
    await expect(waiting).rejects.toMatchObject({ name: 'DirectoryUnavailableError', step: 'tls', message: /1 ms/ });
    expect(hasGivenUp).toBe(true);
  });

  it('gives up what fails', async () => {
    let hasGivenUp = false;
    const cause = new Error('Refused');
    const failing = withinTime('connect', 1_000, Promise.reject(cause), () => (hasGivenUp = true));
    await expect(failing).rejects.toMatchObject({ step: 'connect', message: 'Refused', cause });
    expect(hasGivenUp).toBe(true);
  });
});

describe('unavailable', () => {
  it('keeps a failure that has a step', () => {
    const failure = new DirectoryUnavailableError('bind', 'Refused');
    expect(unavailable('search', failure)).toBe(failure);
  });

  it('writes words of a server on one line, and not all of them', () => {
    expect(unavailable('bind', new Error('no\r\n\0 entry ')).message).toBe('no entry');
    expect(unavailable('bind', new Error('x'.repeat(1_000))).message).toHaveLength(300);
    expect(unavailable('bind', 'no error').message).toBe('no error');
  });

  it('names every address that did not answer', () => {
    const failures = new AggregateError([new Error('ECONNREFUSED ::1'), new Error('ECONNREFUSED 127.0.0.1')]);
    expect(unavailable('connect', failures).message).toBe('ECONNREFUSED ::1; ECONNREFUSED 127.0.0.1');
  });
});
