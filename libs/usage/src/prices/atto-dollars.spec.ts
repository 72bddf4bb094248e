import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDollars } from '@app/common';
import { attoToNanoDollars, formatAttoDollars } from './atto-dollars';

describe('formatAttoDollars', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000000000000001'],
    [1_500_000_000_000_000_000n, '1.5'],
    [12_000_000_000_000_000_000n, '12'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatAttoDollars(amount)).toBe(text);
  });

  it('writes whole nano-dollars as other amounts are written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (nano) => {
        expect(formatAttoDollars(nano * 1_000_000_000n)).toBe(formatDollars(nano));
      }),
    );
  });
});

describe('attoToNanoDollars', () => {
  const nano = 1_000_000_000n;
  const anyCost = fc.bigInt({ min: 0n, max: 2n ** 100n });

  it('rounds half up', () => {
    expect([nano / 2n - 1n, nano / 2n, nano, (3n * nano) / 2n].map(attoToNanoDollars)).toEqual([0n, 1n, 1n, 2n]);
  });

  it('is never further from the exact amount than half a nano-dollar', () => {
    fc.assert(
      fc.property(anyCost, (cost) => {
        const difference = attoToNanoDollars(cost) * nano - cost;
        return 2n * difference > -nano && 2n * difference <= nano;
      }),
    );
  });

  it('keeps the order of amounts', () => {
    fc.assert(
      fc.property(anyCost, anyCost, (first, second) => {
        const [less, more] = first < second ? [first, second] : [second, first];
        return attoToNanoDollars(less) <= attoToNanoDollars(more);
      }),
    );
  });
});
