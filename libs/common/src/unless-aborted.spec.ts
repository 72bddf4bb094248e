import { describe, expect, it } from 'vitest';
import { unlessAborted } from './unless-aborted';

const never = new Promise<string>(() => undefined);

describe('unlessAborted', () => {
  it('is what the promise resolves with', async () => {
    expect(await unlessAborted(Promise.resolve('done'), new AbortController().signal)).toBe('done');
  });

  it('ends with the signal, also one that has aborted before', async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(never, controller.signal);
    controller.abort();
    expect(await waiting).toBeUndefined();
    expect(await unlessAborted(never, controller.signal)).toBeUndefined();
  });

  it('rejects as the promise does, and leaves later failures to nobody', async () => {
    await expect(unlessAborted(Promise.reject(new Error('no')), new AbortController().signal)).rejects.toThrow('no');
    const { promise, reject } = Promise.withResolvers<string>();
    expect(await unlessAborted(promise, AbortSignal.abort())).toBeUndefined();
    reject(new Error('too late to matter'));
  });
});
