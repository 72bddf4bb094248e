import { expect, it } from 'vitest';
import { dayBefore } from './day-before';

it.each([
  ['2026-03-01T00:30:00Z', 0, 'UTC', '2026-03-01'],
  ['2026-03-01T00:30:00Z', 1, 'UTC', '2026-02-28'],
  ['2026-03-01T00:30:00Z', 0, 'America/New_York', '2026-02-28'],
  ['2026-03-01T18:30:00Z', 0, 'Asia/Shanghai', '2026-03-02'],
  // Clocks go forward on 29 March 2026.
  ['2026-03-30T00:30:00+02:00', 29, 'Europe/Berlin', '2026-03-01'],
])('%s less %i days in %s is %s', (moment, days, zone, day) => {
  expect(dayBefore(new Date(moment), days, zone)).toBe(day);
});
