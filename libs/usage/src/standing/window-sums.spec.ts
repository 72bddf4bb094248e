import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowSums } from './window-sums';

const MINUTE_MS = 60_000;

describe('windowSums', () => {
  it('adds up each kind by itself, and says when the oldest of it leaves', () => {
    const fields = { '1000r': '2', '1030t': '50', '1030n': '7', '1060r': '1' };
    expect(windowSums(fields, 1, 1_060_500)).toEqual({
      ...{ requests: 3n, tokens: 50n, nanoDollars: 7n, oldestLeavesAt: 1_061_000 },
    });
    expect(windowSums(fields, 1, 1_061_000)).toMatchObject({ requests: 1n, oldestLeavesAt: 1_091_000 });
  });

  it('is empty where nothing is in it, or nothing that can be read', () => {
    const nothing = { requests: 0n, tokens: 0n, nanoDollars: 0n, oldestLeavesAt: undefined };
    expect(windowSums({}, 5, 1_000_000)).toEqual(nothing);
    expect(windowSums({ r: '1', '10x': '1', reserved: '2', '-5r': '4' }, 5, 1_000)).toEqual(nothing);
    expect(windowSums({ '1r': 'much' }, 1, 1_000).requests).toBe(0n);
  });

  it('holds what is younger than the window, whatever its length', () => {
    const ages = fc.array(fc.nat(3 * 10_080 * MINUTE_MS), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_080 }), ages, fc.nat(1e9), (minutes, drawn, since) => {
        const at = 2e12 + since;
        const fields: Record<string, string> = {};
        for (const age of drawn) {
          const field = `${Math.floor((at - age) / (minutes * 1_000))}r`;
          fields[field] = String(Number(fields[field] ?? 0) + 1);
        }
        const { requests, oldestLeavesAt } = windowSums(fields, minutes, at);
        const within = drawn.filter((age) => age <= minutes * MINUTE_MS).length;
        const nearly = drawn.filter((age) => age < minutes * (MINUTE_MS + 1_000)).length;
        expect(Number(requests)).toBeGreaterThanOrEqual(within);
        expect(Number(requests)).toBeLessThanOrEqual(nearly);
        expect(oldestLeavesAt === undefined).toBe(requests === 0n);
        if (oldestLeavesAt !== undefined) expect(oldestLeavesAt).toBeGreaterThan(at);
      }),
    );
  });
});
