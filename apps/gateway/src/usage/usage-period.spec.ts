import { describe, expect, it } from 'vitest';
import { periodBefore, periodOf } from './usage-period';

const clock = { now: () => Date.parse('2026-11-21T23:30:00Z'), monotonic: () => 0 };
const refused = (field: string): Error =>
  expect.objectContaining({
    code: 'caller_request_invalid',
    message: expect.stringContaining(field) as string,
  }) as Error;

describe('periodOf', () => {
  it('is the thirty days up to today, which is another day elsewhere', () => {
    expect(periodOf({}, clock, 'UTC')).toEqual({ from: '2026-10-23', to: '2026-11-21' });
    expect(periodOf({}, clock, 'Europe/Berlin')).toEqual({ from: '2026-10-24', to: '2026-11-22' });
  });

  it('takes up to 366 days', () => {
    const period = { from: '2024-01-01', to: '2024-12-31' };
    expect(periodOf(period, clock, 'UTC')).toEqual(period);
    expect(() => periodOf({ ...period, from: '2023-12-31' }, clock, 'UTC')).toThrow(refused('from'));
  });

  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '1970-12-31', 'today'])('refuses the day %s', (day) => {
    expect(() => periodOf({ from: day, to: '2026-11-21' }, clock, 'UTC')).toThrow(refused('from'));
    expect(() => periodOf({ from: '2026-11-21', to: day }, clock, 'UTC')).toThrow(refused('to'));
  });
});

describe('periodBefore', () => {
  it('has as many days and ends the day before, over moved clocks and leap days', () => {
    expect(periodBefore({ from: '2024-03-01', to: '2024-03-02' })).toEqual({ from: '2024-02-28', to: '2024-02-29' });
    expect(periodBefore({ from: '2026-11-21', to: '2026-11-21' })).toEqual({ from: '2026-11-20', to: '2026-11-20' });
  });
});
