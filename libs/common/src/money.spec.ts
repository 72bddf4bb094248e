import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDollars } from './money';

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
