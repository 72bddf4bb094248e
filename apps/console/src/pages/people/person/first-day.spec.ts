import { expect, it } from 'vitest';
import { firstDayOf } from './first-day';

it('counts days of the zone, today included', () => {
  const now = new Date('2026-03-01T23:30:00Z');
  expect(firstDayOf(1, now, 'UTC')).toBe('2026-03-01');
  expect(firstDayOf(1, now, 'Asia/Shanghai')).toBe('2026-03-02');
  expect(firstDayOf(30, now, 'UTC')).toBe('2026-01-31');
});
