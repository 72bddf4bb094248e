import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, dollarsOf, placesOf, toNanoDollars } from './export-figures';

describe('countOf', () => {
  it.each([
    ['', 0n],
    ['0', 0n],
    ['10.0', 10n],
    ['123456789012345', 123456789012345n],
  ])('reads %j', (text, count) => {
    expect(countOf(text)).toBe(count);
  });

  it.each(['-1', '1.5', '1e3', '1,000', 'NaN', '0x10', '1 000', '=1', '9'.repeat(16), ' 1'])(
    'takes %j for none',
    (text) => {
      expect(countOf(text)).toBeUndefined();
    },
  );
});

describe('dollarsOf', () => {
  it.each([
    ['', 0n],
    ['0.19', 190_000_000n],
    ['-3', -3_000_000_000n],
    ['$1.5', 1_500_000_000n],
    ['.5', 500_000_000n],
    ['8.958e-05', 89_580n],
    ['1E+2', 100_000_000_000n],
    ['0.8958740000000000', 895_874_000n],
    ['0.0000000005', 1n],
    ['-0.0000000005', -1n],
    ['0.00000000049', 0n],
  ])('reads %j', (text, nanoDollars) => {
    expect(toNanoDollars(dollarsOf(text) ?? -1n)).toBe(nanoDollars);
  });

  it.each(['-', '$', '.', 'e5', '1,5', '1.2.3', '1e999', 'NaN', 'Infinity', '€1', '1usd', '=1+1'])(
    'takes %j for no amount',
    (text) => {
      expect(dollarsOf(text)).toBeUndefined();
    },
  );

  it('reads what was written of a whole number of nano-dollars back, digit by digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.boolean(), (nano, isNegative) => {
        const digits = nano.toString().padStart(10, '0');
        const text = `${isNegative ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9)}`;
        expect(toNanoDollars(dollarsOf(text) ?? -1n)).toBe(isNegative ? -nano : nano);
      }),
    );
  });
});

it('placesOf counts the places that are written', () => {
  expect(['0.19', '1.30', '5', '', '1.26e-05'].map(placesOf)).toEqual([2, 2, 0, 0, 2]);
});
