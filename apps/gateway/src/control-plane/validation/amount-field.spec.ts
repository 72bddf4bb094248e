import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAmount } from './amount-field';

describe('isAmount', () => {
  it.each([0.000001, 0.1, 0.3, 1, 12.5, 999_999.999999, 1_000_000])('takes %d', (value) => {
    expect(isAmount(value)).toBe(true);
  });

  it.each([
    ...[0, -0, -1, 1e-7, 0.0000015, 1.1234567, 1_000_000.000001, 1e300],
    ...[Number.NaN, Number.POSITIVE_INFINITY, '5', null, undefined, {}, [5], true],
  ])('refuses %j', (value) => {
    expect(isAmount(value)).toBe(false);
  });

  it('takes every whole number of micro-dollars, however it is written down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (microDollars) => isAmount(microDollars / 1_000_000)),
    );
  });
});
