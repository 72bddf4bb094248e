import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayKey } from './day-key';

const at = (text: string): number => Date.parse(text);

describe('dayKey', () => {
  it.each([
    ['UTC', '2026-11-21T23:59:59.999Z', '2026-11-21'],
    ['UTC', '2026-11-22T00:00:00.000Z', '2026-11-22'],
    ['Europe/Berlin', '2026-11-21T22:59:59.999Z', '2026-11-21'],
    ['Europe/Berlin', '2026-11-21T23:00:00.000Z', '2026-11-22'],
    ['America/Los_Angeles', '2026-01-01T07:59:59.999Z', '2025-12-31'],
    ['Asia/Kathmandu', '2026-06-30T18:15:00.000Z', '2026-07-01'],
    ['Pacific/Kiritimati', '2026-06-30T10:00:00.000Z', '2026-07-01'],
    ['UTC', '1970-01-01T00:00:00.000Z', '1970-01-01'],
    ['UTC', '2028-02-29T12:00:00.000Z', '2028-02-29'],
  ])('in %s puts %s on %s', (timeZone, instant, day) => {
    expect(dayKey(at(instant), timeZone)).toBe(day);
  });

  it.each([
    // Clocks go forward at 02:00 and back at 03:00 in Berlin, and at midnight itself in Santiago.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23],
    ['Europe/Berlin', '2026-11-21', '2026-11-20T23:00:00Z', 24],
  ])('in %s gives %s, which begins at %s, its %i hours', (timeZone, day, start, hours) => {
    const end = at(start) + hours * 3_600_000;
    expect([at(start), end - 1].map((instant) => dayKey(instant, timeZone))).toEqual([day, day]);
    expect(dayKey(at(start) - 1, timeZone) < day && dayKey(end, timeZone) > day).toBe(true);
  });

  it('never goes back while time goes on', () => {
    const instant = fc.integer({ min: at('1990-01-01'), max: at('2060-01-01') });
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tehran');
    fc.assert(
      fc.property(instant, fc.nat({ max: 200_000_000 }), zone, (start, later, timeZone) => {
        expect(dayKey(start + later, timeZone) >= dayKey(start, timeZone)).toBe(true);
      }),
    );
  });
});
