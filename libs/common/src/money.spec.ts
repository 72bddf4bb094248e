import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDollars, picoToNanoDollars } from './money';

const anyAmount = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });

/** Reads a decimal text back into nano-dollars without a floating-point number. */
function toNanoDollars(text: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  const amount = BigInt(whole) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
  return sign === '-' ? -amount : amount;
}

describe('formatDollars', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000001'],
    [1_234_500_000n, '1.2345'],
    [1_000_000_000n, '1'],
    [-1n, '-0.000000001'],
    [-2_500_000_000n, '-2.5'],
    [9_007_199_254_740_993_000_000_001n, '9007199254740993.000000001'],
  ])('writes %s nano-dollars as %s', (amount, text) => {
    expect(formatDollars(amount)).toBe(text);
  });

  it('loses nothing: the text reads back as the same amount', () => {
    fc.assert(fc.property(anyAmount, (amount) => toNanoDollars(formatDollars(amount)) === amount));
  });

  it('writes no zero that says nothing', () => {
    fc.assert(fc.property(anyAmount, (amount) => /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(formatDollars(amount))));
  });
});

describe('picoToNanoDollars', () => {
  const anyCost = fc.bigInt({ min: 0n, max: 2n ** 80n });

  it('rounds half a nano-dollar up', () => {
    expect([0n, 499n, 500n, 999n, 1_499n, 1_500n].map(picoToNanoDollars)).toEqual([0n, 0n, 1n, 1n, 1n, 2n]);
  });

  it('is never further from the exact amount than half a nano-dollar', () => {
    fc.assert(
      fc.property(anyCost, (cost) => {
        const difference = picoToNanoDollars(cost) * 1_000n - cost;
        return difference > -500n && difference <= 500n;
      }),
    );
  });

  it('keeps the order of amounts', () => {
    fc.assert(
      fc.property(anyCost, anyCost, (first, second) => {
        const [less, more] = first < second ? [first, second] : [second, first];
        return picoToNanoDollars(less) <= picoToNanoDollars(more);
      }),
    );
  });
});
