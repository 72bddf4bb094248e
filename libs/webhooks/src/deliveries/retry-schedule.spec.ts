import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDelayMs, retryDelaysMs } from './retry-schedule';

describe('the delay until the next attempt', () => {
  it('is that of Standard Webhooks after each attempt, and none after the tenth', () => {
    const delays = Array.from({ length: 10 }, (_, index) => nextDelayMs(index + 1, undefined, 0));
    const hours = [2, 5, 10, 14, 20, 24].map((count) => count * 3_600_000);
    expect(delays).toEqual([5_000, 300_000, 1_800_000, ...hours, undefined]);
  });

  it('is at most a tenth longer, and never shorter than the schedule or the endpoint says', () => {
    const made = fc.integer({ min: 1, max: retryDelaysMs.length - 1 });
    const wait = fc.option(fc.integer({ min: 1, max: 86_400_000 }), { nil: undefined });
    fc.assert(
      fc.property(made, wait, fc.double({ min: 0, max: 1, noNaN: true }), (count, retryAfterMs, random) => {
        const least = Math.max(retryDelaysMs[count] ?? 0, retryAfterMs ?? 0);
        const delay = nextDelayMs(count, retryAfterMs, random) ?? -1;
        expect(delay).toBeGreaterThanOrEqual(least);
        expect(delay).toBeLessThanOrEqual(Math.ceil(least * 1.1));
      }),
    );
  });
});
