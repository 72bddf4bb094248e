import { describe, expect, it } from 'vitest';
import { formatDistance, formatDollars, formatDuration, formatMoment } from './format';

describe('formatDollars', () => {
  it.each([
    ['0', '$0.00'],
    ['12.5', '$12.50'],
    ['1234567.891', '$1,234,567.89'],
    ['0.004567', '$0.0046'],
    ['0.000000228', '$0.00000023'],
    ['0.000000001', '$0.000000001'],
    ['-0.004567', '-$0.0046'],
    ['9007199254740993.25', '$9,007,199,254,740,993.25'],
  ])('shows %s as %s', (dollars, shown) => {
    expect(formatDollars(dollars, 'en')).toBe(shown);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_234, '1.23 sec'],
    [90_000, '1.5 min'],
    [5_400_000, '1.5 hr'],
    [172_800_000, '2 days'],
  ])('shows %i ms as %s', (milliseconds, shown) => {
    expect(formatDuration(milliseconds, 'en')).toBe(shown);
  });
});

it('shows a moment in the zone that is asked for, in the language of the page', () => {
  const moment = new Date('2026-03-01T23:30:00Z');
  expect(formatMoment(moment, 'en', 'Asia/Shanghai')).toBe('Mar 2, 2026, 7:30:00 AM');
  expect(formatMoment(moment, 'zh-CN', 'Asia/Shanghai')).toBe('2026年3月2日 07:30:00');
});

it('says how far away a moment is', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  expect(formatDistance(new Date('2026-03-01T11:57:00Z'), now, 'en')).toBe('3 minutes ago');
  expect(formatDistance(new Date('2026-03-01T14:00:00Z'), now, 'zh-CN')).toBe('2小时后');
});
