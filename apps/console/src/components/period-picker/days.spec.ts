import { describe, expect, it } from 'vitest';
import { addDays, countDays, dayIn, firstOfMonth, firstOfWeek, isDay, startOfDay } from './days';

it('reckons with days of the calendar', () => {
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(countDays('2026-10-24', '2026-11-22')).toBe(30);
  expect(firstOfMonth('2026-11-22')).toBe('2026-11-01');
  expect(firstOfWeek('2026-11-22')).toBe('2026-11-16');
  expect(firstOfWeek('2026-11-16')).toBe('2026-11-16');
});

it('takes nothing for a day that is none', () => {
  expect(['2026-11-21', '2026-13-01', '2026-1-1', 'today', '', undefined].map((text) => isDay(text))).toEqual([
    true,
    ...[false, false, false, false, false],
  ]);
});

it('knows what day it is elsewhere', () => {
  const moment = new Date('2026-11-21T23:30:00Z');
  expect(dayIn('UTC', moment)).toBe('2026-11-21');
  expect(dayIn('Asia/Shanghai', moment)).toBe('2026-11-22');
  expect(dayIn('America/New_York', moment)).toBe('2026-11-21');
});

describe('startOfDay', () => {
  it.each([
    ['2026-11-21', 'UTC', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21', 'Asia/Shanghai', '2026-11-20T16:00:00.000Z'],
    ['2026-11-21', 'Asia/Kathmandu', '2026-11-20T18:15:00.000Z'],
    ['2026-11-21', 'Pacific/Kiritimati', '2026-11-20T10:00:00.000Z'],
    // Clocks move on this day, behind its midnight.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    // Midnight is skipped, and shown twice.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
  ])('of %s in %s', (day, timeZone, moment) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(moment);
  });
});
