import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueNotice } from './due-notice';

const DAY_MS = 86_400_000;
const end = Date.parse('2027-01-31T00:00:00.000Z');
const at = (daysBefore: number): number => end - daysBefore * DAY_MS;
const keyOf = (lifeDays: number, others: object = {}) => ({
  ...{ createdAt: new Date(at(lifeDays)).toISOString(), expiresAt: new Date(end).toISOString(), ...others },
});

describe('dueNotice', () => {
  it.each([
    [8, undefined],
    [7, 7],
    [2, 7],
    [1, 1],
    [0.01, 1],
    [0, undefined],
    [-3, undefined],
  ])('%d days before the end: %s', (daysBefore, expected) => {
    expect(dueNotice(keyOf(90), [1, 7], at(daysBefore))).toBe(expected);
  });

  it('is none for a key without an end, and none where none is wanted', () => {
    const { createdAt } = keyOf(90);
    expect([dueNotice({ createdAt }, [1, 7], end), dueNotice(keyOf(90), [], at(1))]).toEqual([undefined, undefined]);
  });

  it('is none that is as long as the life of the key, which may begin with its first use', () => {
    expect(dueNotice(keyOf(5), [1, 7], at(4))).toBeUndefined();
    expect(dueNotice(keyOf(5), [1, 7], at(1))).toBe(1);
    const firstUsedAt = new Date(at(5)).toISOString();
    expect(dueNotice(keyOf(90, { firstUsedAt }), [1, 7], at(4))).toBeUndefined();
  });

  it('is given where nobody can tell when the key began', () => {
    expect(dueNotice(keyOf(1, { createdAt: 'once upon a time' }), [1, 7], at(2))).toBe(7);
  });

  it('only ever goes down as the end comes nearer, and covers what is left', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        days,
        fc.double({ min: 0.01, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 1 }),
        (list, left, part) => {
          const rising = list.sort((first, second) => first - second);
          const [earlier, later] = [left, left * part].map((one) => dueNotice(keyOf(1_000), rising, at(one)));
          if (earlier !== undefined) expect(earlier).toBeGreaterThanOrEqual(left);
          if (earlier !== undefined && later !== undefined) expect(later).toBeLessThanOrEqual(earlier);
        },
      ),
    );
  });
});
