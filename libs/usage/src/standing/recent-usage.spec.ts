import { describe, expect, it } from 'vitest';
import { LocalTime } from '../calendar/local-time';
import { recentCells, recentPeriods, recentUsage } from './recent-usage';

const time = new LocalTime('Europe/Berlin');
const now = Date.parse('2026-11-21T14:30:00Z');
const periods = recentPeriods(time, now);
/** Requests, input tokens, and cost. */
const cell = (requests: number, input: number, nanoDollars: number): string =>
  `1:${requests},${input},,,,,,${nanoDollars}`;

describe('what was used lately', () => {
  it('lies in the partition of the user: in a month, a day, and four hours', () => {
    expect(recentCells('key', 7, periods).map((key) => key.split(':').slice(3).join(':'))).toEqual([
      ...['month:2026-11:key', 'day:2026-11-21:key', 'hour:2026-11-21T14:00:00Z:key', 'hour:2026-11-21T13:00:00Z:key'],
      ...['hour:2026-11-21T12:00:00Z:key', 'hour:2026-11-21T11:00:00Z:key'],
    ]);
  });

  it('is told by day and month, and as what the last hours have cost', () => {
    const { today, thisMonth, lastHours } = recentUsage(
      [cell(9, 90, 900), cell(2, 20, 200), cell(1, 5, 50), '', cell(1, 5, 70)],
      periods,
      now,
    );
    expect([thisMonth.requests, thisMonth.input, thisMonth.costNanoDollars]).toEqual([9n, 90n, 900n]);
    expect([today.requests, today.input, today.costNanoDollars]).toEqual([2n, 20n, 200n]);
    expect(lastHours).toEqual({ nanoDollars: 120n, ms: 3.5 * 3_600_000 });
  });

  it('is nothing where there are no cells, or some of a version to come', () => {
    for (const cells of [[], ['', '', ''], ['2:1', 'x', '1:a']]) {
      const { today, lastHours } = recentUsage(cells, periods, now);
      expect([today.requests, lastHours.nanoDollars]).toEqual([0n, 0n]);
    }
  });
});
