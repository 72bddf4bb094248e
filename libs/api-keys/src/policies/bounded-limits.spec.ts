import { describe, expect, it } from 'vitest';
import type { Limits } from '@app/common';
import { boundedLimits } from './bounded-limits';
import { mostGenerousLimits } from './most-generous-limits';

describe('the most generous of several limits', () => {
  it('has the larger number of each, and none where one of them has none', () => {
    expect(
      mostGenerousLimits([
        { concurrency: 2, dailyCostUsd: 5, queue: { size: 1, timeoutMs: 9_000 } },
        { concurrency: 3, weeklyCostUsd: 1, queue: { size: 5, timeoutMs: 1_000 } },
      ]),
    ).toEqual({ maxLimits: { concurrency: 3, queue: { size: 5, timeoutMs: 9_000 } } });
    expect(mostGenerousLimits([{ concurrency: 1 }, {}])).toEqual({});
  });

  it('compares windows of one length only, and keeps those of others beside', () => {
    const [short, long] = [
      { minutes: 5, requests: 9 },
      { minutes: 60, requests: 20, tokens: 7 },
    ];
    expect(mostGenerousLimits([{ window: short }, { window: long }, { window: { ...short, requests: 11 } }])).toEqual({
      maxLimits: { window: { minutes: 5, requests: 11 } },
      otherWindows: [long],
    });
    expect(mostGenerousLimits([{ window: short }, { window: long }, {}])).toEqual({});
  });

  it('bounds no window where two of one length limit different things', () => {
    const windows = [
      { minutes: 5, requests: 9 },
      { minutes: 5, tokens: 9 },
      { minutes: 60, requests: 1 },
    ];
    expect(mostGenerousLimits(windows.map((window) => ({ window })))).toEqual({});
  });
});

describe('limits within bounds', () => {
  const bounds = mostGenerousLimits([
    {
      ...{ concurrency: 2, monthlyCostUsd: 50, queue: { size: 5, timeoutMs: 1_000 } },
      window: { minutes: 60, requests: 10, costUsd: 1 },
    },
  ]);

  it('are the bounds where nothing is said, and the limits where nothing is bounded', () => {
    expect(boundedLimits(undefined, bounds)).toEqual(bounds.maxLimits);
    const own: Limits = { window: { minutes: 5, tokens: 1 } };
    expect(boundedLimits(own, {})).toBe(own);
    expect(boundedLimits(undefined, {})).toBeUndefined();
  });

  it('are the smaller number of each', () => {
    const limits: Limits = {
      ...{ concurrency: 1, monthlyCostUsd: 51, totalCostUsd: 3, queue: { size: 9, timeoutMs: 10 } },
      window: { minutes: 60, requests: 11, tokens: 4, costUsd: 0.5 },
    };
    expect(boundedLimits(limits, bounds)).toEqual({
      ...{ concurrency: 1, monthlyCostUsd: 50, totalCostUsd: 3, queue: { size: 5, timeoutMs: 10 } },
      window: { minutes: 60, requests: 10, tokens: 4, costUsd: 0.5 },
    });
  });

  it("have the bound's window in place of one of another length", () => {
    expect(boundedLimits({ window: { minutes: 5, requests: 1 } }, bounds)?.window).toEqual(bounds.maxLimits?.window);
  });
});
