import { describe, expect, it } from 'vitest';
import { Calendar } from '../calendar/calendar';
import { dayOfExport } from './export-day';

const inZone = (text: string, zone = 'UTC'): string | undefined =>
  dayOfExport(text, (at) => new Calendar(zone).dayOf(at));

describe('dayOfExport', () => {
  it.each([
    ['2026-11-01', '2026-11-01'],
    ['2026-11-01T00:00:00+00:00', '2026-11-01'],
    ['2026-11-01T23:30:00-02:00', '2026-11-02'],
    ['2026-11-01 23:59', '2026-11-01'],
    ['2026-11-01T23:59:59.999Z', '2026-11-01'],
    ['1793491200', '2026-11-01'],
    ['1793491200.0', '2026-11-01'],
    ['1793491200000', '2026-11-01'],
  ])('reads %j', (text, day) => {
    expect(inZone(text)).toBe(day);
  });

  it('gives a moment the day that it has in the time zone, and leaves a date as it is', () => {
    expect(inZone('2026-11-01T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-02');
    expect(inZone('2026-11-01', 'Pacific/Auckland')).toBe('2026-11-01');
  });

  it.each([
    '',
    'August',
    '2026-13-01',
    '2026-02-30T00:00',
    '2026-02-30',
    '01.11.2026',
    '11/01/2026',
    '12',
    '-1793491200',
    'T00:00',
  ])('takes %j for none', (text) => {
    expect(inZone(text)).toBeUndefined();
  });
});
