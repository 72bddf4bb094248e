import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastBudget } from './forecast-budget';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const day = { startsAt: Date.parse('2026-11-21T00:00:00Z'), endsAt: Date.parse('2026-11-22T00:00:00Z') };
const dollars = (amount: number): bigint => BigInt(amount * 1e9);

describe('forecastBudget', () => {
  it('says when a budget is used up, and what its period will have cost, at the rate of lately', () => {
    const recent = { nanoDollars: dollars(3), ms: 3 * HOUR_MS };
    expect(forecastBudget({ limit: dollars(10), used: dollars(6), period: day }, recent, NOW)).toEqual({
      ...{ spentPerHour: dollars(1), expectedAtEnd: dollars(18), runsOutAt: NOW + 4 * HOUR_MS },
    });
  });

  it('says nothing where the period ends before', () => {
    const recent = { nanoDollars: dollars(1), ms: 3 * HOUR_MS };
    const forecast = forecastBudget({ limit: dollars(10), used: dollars(6), period: day }, recent, NOW);
    expect(forecast).toMatchObject({ expectedAtEnd: dollars(10), runsOutAt: undefined });
  });

  it('of a budget without a period looks a year ahead', () => {
    const recent = { nanoDollars: dollars(1), ms: 24 * HOUR_MS };
    const of = (limit: number) => forecastBudget({ limit: dollars(limit), used: 0n }, recent, NOW);
    expect(of(365)).toMatchObject({ expectedAtEnd: undefined, runsOutAt: NOW + 365 * 24 * HOUR_MS });
    expect(of(367).runsOutAt).toBeUndefined();
  });

  it('is used up at this moment where nothing is left, also of a budget of nothing', () => {
    const recent = { nanoDollars: 0n, ms: HOUR_MS };
    for (const limit of [0n, dollars(2)])
      expect(forecastBudget({ limit, used: dollars(2), period: day }, recent, NOW).runsOutAt).toBe(NOW);
  });

  it('divides by nothing nowhere: a period that is over, no time at all, nothing spent, time that ran backwards', () => {
    const budget = { limit: dollars(10), used: dollars(6), period: day };
    for (const recent of [
      { nanoDollars: dollars(1), ms: 0 },
      { nanoDollars: dollars(1), ms: -HOUR_MS },
      { nanoDollars: 0n, ms: 0 },
      { nanoDollars: -5n, ms: HOUR_MS },
    ])
      expect(forecastBudget(budget, recent, NOW)).toEqual({
        ...{ spentPerHour: 0n, expectedAtEnd: dollars(6), runsOutAt: undefined },
      });
    expect(forecastBudget(budget, { nanoDollars: dollars(1), ms: HOUR_MS }, day.endsAt + 1)).toMatchObject({
      ...{ expectedAtEnd: dollars(6), runsOutAt: undefined },
    });
  });

  it('runs out before the end exactly where more than the limit is expected', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 13n });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 40 * HOUR_MS }), (limit, used, nanoDollars, ms) => {
        const { expectedAtEnd = 0n, runsOutAt } = forecastBudget(
          { limit, used, period: day },
          { nanoDollars, ms },
          NOW,
        );
        if (expectedAtEnd > limit) expect(runsOutAt).toBeDefined();
        if (expectedAtEnd < limit) expect(runsOutAt).toBeUndefined();
        if (runsOutAt !== undefined) expect(runsOutAt).toBeGreaterThanOrEqual(NOW);
      }),
    );
  });
});
