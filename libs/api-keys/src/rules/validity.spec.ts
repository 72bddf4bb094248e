import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfValidity, parseValidity } from './validity';

const end = (text: string, start: string): string => {
  const validity = parseValidity(text);
  if (!validity) throw new Error(`${text} is not a duration`);
  return new Date(endOfValidity(validity, Date.parse(start))).toISOString();
};

describe('parseValidity', () => {
  it.each([
    ['P30D', { months: 0, days: 30, seconds: 0 }],
    ['PT12H', { months: 0, days: 0, seconds: 43_200 }],
    ['P1Y2M10DT2H30M', { months: 14, days: 10, seconds: 9_000 }],
    ['P2W', { months: 0, days: 14, seconds: 0 }],
    ['PT1S', { months: 0, days: 0, seconds: 1 }],
    ['P1M', { months: 1, days: 0, seconds: 0 }],
    ['PT1M', { months: 0, days: 0, seconds: 60 }],
    ['P10Y', { months: 120, days: 0, seconds: 0 }],
    ['P120M', { months: 120, days: 0, seconds: 0 }],
    ['P3652D', { months: 0, days: 3_652, seconds: 0 }],
    ['P0Y1D', { months: 0, days: 1, seconds: 0 }],
  ])('reads %s', (text, validity) => {
    expect(parseValidity(text)).toEqual(validity);
  });

  it.each([
    ...['', 'P', 'PT', 'P1', '1D', 'P1DT', 'PT1D', 'P1H', 'P1D1Y', 'P-1D', '-P1D', '+P1D', 'P1.5D', 'P1,5D', 'p1d'],
    ...['P0D', 'PT0S', 'P11Y', 'P10YT1S', 'P121M', 'P3653D', 'P9999999D', 'PT9999999999S', ' P1D', 'P1D\n', 'P1DP1D'],
    ...['30 days', 'P٣D', 'P0001-00-00T00:00:00'],
  ])('refuses %j', (text) => {
    expect(parseValidity(text)).toBeUndefined();
  });

  it('reads every duration that is written down in parts, as the parts', () => {
    const parts = fc.record({
      ...{ years: fc.nat({ max: 4 }), months: fc.nat({ max: 40 }), days: fc.nat({ max: 300 }) },
      ...{ hours: fc.nat({ max: 100 }), minutes: fc.nat({ max: 1_000 }), seconds: fc.integer({ min: 1, max: 9_999 }) },
    });
    fc.assert(
      fc.property(parts, ({ years, months, days, hours, minutes, seconds }) => {
        expect(parseValidity(`P${years}Y${months}M${days}DT${hours}H${minutes}M${seconds}S`)).toEqual({
          months: years * 12 + months,
          days,
          seconds: hours * 3_600 + minutes * 60 + seconds,
        });
      }),
    );
  });

  it('never gives more than ten years and a leap day, whatever text it is handed', () => {
    const text = fc.stringMatching(/^[PT0-9YMWDHS]{0,14}$/);
    const moment = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(text, moment, (duration, start) => {
        const validity = parseValidity(`P${duration}`);
        if (!validity) return;
        const length = endOfValidity(validity, start) - start;
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual((3_653 + 3) * 86_400_000);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('endOfValidity', () => {
  it.each([
    ['P30D', '2026-11-21T10:00:00.500Z', '2026-12-21T10:00:00.500Z'],
    ['PT12H', '2026-11-21T20:00:00Z', '2026-11-22T08:00:00.000Z'],
    ['P1M', '2027-01-31T12:00:00Z', '2027-02-28T12:00:00.000Z'],
    ['P1M', '2028-01-31T12:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['P1M', '2026-12-31T23:59:59Z', '2027-01-31T23:59:59.000Z'],
    ['P1Y', '2028-02-29T00:00:00Z', '2029-02-28T00:00:00.000Z'],
    ['P4Y', '2028-02-29T00:00:00Z', '2032-02-29T00:00:00.000Z'],
    ['P1Y2M10DT2H30M', '2026-11-21T10:00:00Z', '2028-01-31T12:30:00.000Z'],
    ['P1M1D', '2027-01-31T00:00:00Z', '2027-03-01T00:00:00.000Z'],
    ['P10Y', '2026-11-21T10:00:00Z', '2036-11-21T10:00:00.000Z'],
  ])('%s from %s ends at %s', (text, start, expected) => {
    expect(end(text, start)).toBe(expected);
  });

  it('lands on the same day of the month, or on the last one of a shorter month', () => {
    const moment = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 120 }), (start, months) => {
        const from = new Date(start);
        const to = new Date(endOfValidity({ months, days: 0, seconds: 0 }, start));
        const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(monthOf(to) - monthOf(from)).toBe(months);
        expect(to.getTime() % 86_400_000).toBe(start % 86_400_000);
        const nextDay = new Date(to.getTime() + 86_400_000);
        expect(to.getUTCDate() === from.getUTCDate() || nextDay.getUTCDate() === 1).toBe(true);
        expect(to.getUTCDate()).toBeLessThanOrEqual(from.getUTCDate());
      }),
    );
  });
});
