import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuietHours } from '../endpoints/webhook-endpoint';
import { quietUntil } from './quiet-until';
import { shownAt } from './wall-clock';

const MINUTE_MS = 60_000;
const hours = (from: string, until: string, timezone = 'Europe/Berlin'): QuietHours => ({ from, until, timezone });
const ends = (quiet: QuietHours, now: string): string | undefined => {
  const end = quietUntil(quiet, Date.parse(now));
  return end === undefined ? undefined : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it.each([
    ['in the evening', hours('22:00', '07:00'), '2026-11-20T21:30:00Z', '2026-11-21T06:00:00.000Z'],
    ['in the morning', hours('22:00', '07:00'), '2026-11-21T05:59:59Z', '2026-11-21T06:00:00.000Z'],
    ['at their first instant', hours('22:00', '07:00'), '2026-11-20T21:00:00Z', '2026-11-21T06:00:00.000Z'],
    ['at their last instant', hours('22:00', '07:00'), '2026-11-21T06:00:00Z', undefined],
    ['in the day', hours('22:00', '07:00'), '2026-11-21T12:00:00Z', undefined],
    ['within one day', hours('12:00', '13:30'), '2026-11-21T11:15:00Z', '2026-11-21T12:30:00.000Z'],
    [
      'on the other side of the date line',
      hours('22:00', '07:00', 'Pacific/Auckland'),
      '2026-11-21T10:00:00Z',
      '2026-11-21T18:00:00.000Z',
    ],
    [
      'in a zone of half hours',
      hours('22:00', '07:00', 'Asia/Kolkata'),
      '2026-11-20T16:30:00Z',
      '2026-11-21T01:30:00.000Z',
    ],
    // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
    [
      'over a night that is an hour shorter',
      hours('22:00', '07:00'),
      '2026-03-28T21:30:00Z',
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'over a night that is an hour longer',
      hours('22:00', '07:00'),
      '2026-10-24T20:30:00Z',
      '2026-10-25T06:00:00.000Z',
    ],
    [
      'that end when clocks skip their end',
      hours('22:00', '02:30'),
      '2026-03-28T23:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'that end when their end is shown for the second time',
      hours('22:00', '02:30'),
      '2026-10-25T00:45:00Z',
      '2026-10-25T01:30:00.000Z',
    ],
    [
      'that begin when clocks skip their beginning',
      hours('02:30', '06:00'),
      '2026-03-29T01:00:00Z',
      '2026-03-29T04:00:00.000Z',
    ],
    [
      'that begin when their beginning is shown for the first time',
      hours('02:30', '06:00'),
      '2026-10-25T00:30:00Z',
      '2026-10-25T05:00:00.000Z',
    ],
  ])('are right %s', (_, quiet, now, end) => {
    expect(ends(quiet, now)).toBe(end);
  });

  it('are none in a time zone that this machine does not know', () => {
    expect(ends(hours('00:00', '23:59', 'Mars/Olympus'), '2026-11-21T12:00:00Z')).toBeUndefined();
  });

  it('are what the clock on the wall shows, on days on which no clock is changed', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    const timezone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC', 'Pacific/Chatham');
    const now = fc.integer({ min: Date.parse('2026-01-02'), max: Date.parse('2026-02-25') });
    const text = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, timezone, now, (from, until, zone, instant) => {
        fc.pre(from !== until);
        const shown = Math.floor(shownAt(zone, instant) / MINUTE_MS) % 1_440;
        const isWithin = from < until ? shown >= from && shown < until : shown >= from || shown < until;
        const end = quietUntil(hours(text(from), text(until), zone), instant);
        expect(end !== undefined).toBe(isWithin);
        if (end === undefined) return;
        expect(end - instant).toBeGreaterThan(0);
        expect(end - instant).toBeLessThanOrEqual(86_400_000);
        expect(Math.floor(shownAt(zone, end) / MINUTE_MS) % 1_440).toBe(until);
      }),
    );
  });

  it('come to one end for all instants of a night, also where clocks are changed', () => {
    const now = fc.integer({ min: Date.parse('2026-03-20'), max: Date.parse('2026-11-10') });
    const timezone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo');
    fc.assert(
      fc.property(now, timezone, (instant, zone) => {
        const quiet = hours('22:00', '07:00', zone);
        const end = quietUntil(quiet, instant);
        if (end === undefined) return;
        expect(quietUntil(quiet, Math.floor((instant + end) / 2))).toBe(end);
        expect(quietUntil(quiet, end - 1)).toBe(end);
        expect(quietUntil(quiet, end)).toBeUndefined();
      }),
    );
  });
});
