import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, monthOf, monthsBetween } from './calendar-days';

describe('monthsBetween', () => {
  it('names each month that a period touches, once and in order', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((number) => dayAfter('1971-01-01', number));
    fc.assert(
      fc.property(day, fc.nat({ max: 500 }), (from, days) => {
        const months = Array.from({ length: days + 1 }, (_, index) => monthOf(dayAfter(from, index)));
        expect(monthsBetween(from, dayAfter(from, days))).toEqual([...new Set(months)]);
      }),
    );
  });

  it('comes to an end with the last month that has a name of four digits', () => {
    expect(monthsBetween('9999-11-30', '9999-12-31')).toEqual(['9999-11', '9999-12']);
  });

  it('names none of a period that ends before it begins', () => {
    expect(monthsBetween('2026-11-01', '2026-10-31')).toEqual([]);
  });
});
