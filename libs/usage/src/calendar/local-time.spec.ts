import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalTime } from './local-time';

const zone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'],
);
const instant = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2032-01-01') });

/** Hours of a day with how long each of them lasts, in minutes. */
function hoursOf(timeZone: string, day: string): [hour: string, minutes: number][] {
  const time = new LocalTime(timeZone);
  const minutes = new Map<string, number>();
  for (let at = Date.parse(day) - 86_400_000; at < Date.parse(day) + 2 * 86_400_000; at += 60_000) {
    const periods = time.periodsOf(at);
    if (periods.day === day) minutes.set(periods.hour, (minutes.get(periods.hour) ?? 0) + 1);
  }
  return [...minutes];
}

describe('hours of a time zone', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-11-21', 24],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/Santiago', '2026-09-06', 23],
    ['Asia/Kathmandu', '2026-11-21', 24],
  ])('in %s are full ones, and %s has %i of them', (timeZone, day, count) => {
    const hours = hoursOf(timeZone, day);
    expect(hours).toHaveLength(count);
    expect(hours.every(([, minutes]) => minutes === 60)).toBe(true);
    expect(new LocalTime(timeZone).hoursBetween(day, day)).toEqual(hours.map(([hour]) => hour));
  });

  it('are both there where a clock shows one twice', () => {
    const time = new LocalTime('Europe/Berlin');
    expect(time.periodsOf(Date.parse('2026-10-25T00:59:59.999Z')).hour).toBe('2026-10-25T00:00:00Z');
    expect(time.periodsOf(Date.parse('2026-10-25T01:00:00Z')).hour).toBe('2026-10-25T01:00:00Z');
  });

  it('begin at a quarter to in Kathmandu', () => {
    expect(new LocalTime('Asia/Kathmandu').periodsOf(Date.parse('2026-11-21T13:14:59Z'))).toEqual({
      ...{ hour: '2026-11-21T12:15:00Z', day: '2026-11-21', week: '2026-W47', month: '2026-11' },
    });
  });

  it('of a day whose clock moves by half an hour are all different, and in their order', () => {
    for (const [day, minutes] of [
      ['2026-04-05', 24.5 * 60],
      ['2026-10-04', 23.5 * 60],
    ] as const) {
      const hours = hoursOf('Australia/Lord_Howe', day);
      expect(hours.reduce((sum, [, lasts]) => sum + lasts, 0)).toBe(minutes);
      const names = hours.map(([hour]) => hour);
      expect(names).toEqual([...names].sort());
      expect(new LocalTime('Australia/Lord_Howe').hoursBetween(day, day)).toEqual(names);
    }
  });
});

describe('LocalTime', () => {
  it('puts every instant into an hour that its days have', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const time = new LocalTime(timeZone);
        const { hour, day } = time.periodsOf(at);
        expect(time.hoursBetween(day, day)).toContain(hour);
      }),
    );
  });

  it('says the same of an instant whatever it was asked before', () => {
    fc.assert(
      fc.property(zone, fc.array(instant, { minLength: 2, maxLength: 5 }), (timeZone, instants) => {
        const time = new LocalTime(timeZone);
        for (const at of instants) expect(time.periodsOf(at)).toEqual(new LocalTime(timeZone).periodsOf(at));
      }),
    );
  });
});
