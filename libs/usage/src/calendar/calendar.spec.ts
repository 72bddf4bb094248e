import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar';

const at = (text: string): number => Date.parse(text);
const iso = (epochMs: number): string => new Date(epochMs).toISOString();

describe('Calendar', () => {
  it('counts a week from its Monday and a month from its first', () => {
    const calendar = new Calendar('UTC');
    const saturday = at('2026-11-21T10:00:00Z');
    expect(calendar.daysOf('day', saturday)).toEqual(['2026-11-21']);
    expect(calendar.daysOf('week', saturday)).toEqual([
      ...['2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16'],
    ]);
    expect(calendar.daysOf('month', saturday)).toHaveLength(21);
    expect(calendar.daysOf('week', at('2026-11-22T23:59:59Z')).at(-1)).toBe('2026-11-16');
    expect(calendar.daysOf('week', at('2026-11-23T00:00:00Z'))).toEqual(['2026-11-23']);
  });

  it('ends periods at midnight of its time zone, also where the day has 23 or 25 hours', () => {
    const berlin = new Calendar('Europe/Berlin');
    expect(iso(berlin.endOf('day', at('2026-03-29T10:00:00Z')))).toBe('2026-03-29T22:00:00.000Z');
    expect(iso(berlin.endOf('day', at('2026-10-25T10:00:00Z')))).toBe('2026-10-25T23:00:00.000Z');
    expect(iso(berlin.endOf('week', at('2026-11-21T10:00:00Z')))).toBe('2026-11-22T23:00:00.000Z');
    expect(iso(berlin.endOf('month', at('2026-12-31T10:00:00Z')))).toBe('2026-12-31T23:00:00.000Z');
    expect(iso(new Calendar('Pacific/Kiritimati').endOf('day', at('2026-11-21T10:00:00Z')))).toBe(
      '2026-11-22T10:00:00.000Z',
    );
  });

  it('ends every period at the first instant of the next one', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'Africa/Casablanca');
    const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, instant, fc.constantFrom('day', 'week', 'month'), (timeZone, date, period) => {
        const calendar = new Calendar(timeZone);
        const end = calendar.endOf(period, date.getTime());
        expect(end).toBeGreaterThan(date.getTime());
        expect(calendar.daysOf(period, end)).toHaveLength(1);
        expect(calendar.daysOf(period, end - 1)).toContain(calendar.dayOf(date.getTime()));
      }),
      { numRuns: 60 },
    );
  });
});
