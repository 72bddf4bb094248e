import { describe, expect, it } from 'vitest';
import { type Limits, decodeLimits } from './limits';

const limits: Limits = {
  concurrency: 2,
  queue: { size: 10, timeoutMs: 30_000 },
  window: { minutes: 60, requests: 100, tokens: 1_000_000, costUsd: 2.5 },
  ...{ dailyCostUsd: 5, weeklyCostUsd: 20, monthlyCostUsd: 50, totalCostUsd: 0.5 },
};

describe('decodeLimits', () => {
  it('reads back what was written, also where little is limited', () => {
    expect(decodeLimits(JSON.parse(JSON.stringify(limits)))).toEqual(limits);
    for (const sparse of [{}, { concurrency: 1 }, { window: { minutes: 1, tokens: 5 } }, { totalCostUsd: 0 }])
      expect(decodeLimits(sparse)).toEqual(sparse);
  });

  it.each(Object.keys(limits))('takes limits whose %s is of another type for none that can be read', (name) => {
    for (const value of [null, '', '5', -1, Number.NaN, {}, [], true])
      expect(decodeLimits({ ...limits, [name]: value })).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    7,
    [],
    { concurrency: 0 },
    { concurrency: 1.5 },
    { queue: { size: 1 } },
    { queue: { size: 0, timeoutMs: 1 } },
    { window: { requests: 1 } },
    { window: { minutes: 5, requests: 0 } },
    { window: { minutes: 5, costUsd: -1 } },
  ])('takes %j for none that can be read', (value) => {
    expect(decodeLimits(value)).toBeUndefined();
  });
});
