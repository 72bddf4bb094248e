import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { HashQueue } from './hash-queue';

/** Work that ends when the test says so. */
function controlledWork() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const state = { started: false };
  const work = (): Promise<string> => {
    state.started = true;
    return promise;
  };
  return { work, state, finish: () => resolve('done') };
}

/** Every promise that can go on has gone on. */
const everythingDue = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('HashQueue', () => {
  it('runs two at once and starts the third when one ends', async () => {
    const queue = new HashQueue(2);
    const jobs = [controlledWork(), controlledWork(), controlledWork()];
    const results = jobs.map(({ work }) => queue.run(work));
    await everythingDue();
    expect(jobs.map(({ state }) => state.started)).toEqual([true, true, false]);
    jobs[0]!.finish();
    await results[0];
    await everythingDue();
    expect(jobs[2]!.state.started).toBe(true);
    jobs.forEach(({ finish }) => finish());
    expect(await Promise.all(results)).toEqual(['done', 'done', 'done']);
  });

  it('lets twenty wait and turns the next one away', async () => {
    const queue = new HashQueue(2);
    const jobs = Array.from({ length: 22 }, controlledWork);
    const results = jobs.map(({ work }) => queue.run(work));
    const refusal = await queue.run(() => Promise.resolve('never')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(GatewayError);
    expect(refusal).toMatchObject({ code: 'policy_too_many_attempts', status: 429, retryAfterSeconds: 2 });
    jobs.forEach(({ finish }) => finish());
    await Promise.all(results);
    expect(await queue.run(() => Promise.resolve('free again'))).toBe('free again');
  });

  it('frees the place of work that failed', async () => {
    const queue = new HashQueue(2);
    const failures = Array.from({ length: 5 }, () => queue.run(() => Promise.reject(new Error('no'))));
    expect((await Promise.allSettled(failures)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(await queue.run(() => Promise.resolve('still works'))).toBe('still works');
  });
});
