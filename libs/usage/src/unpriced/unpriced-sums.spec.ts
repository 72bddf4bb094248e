import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnpricedSums, noUnpricedSums, packUnpricedSums, unpackUnpricedSums } from './unpriced-sums';

const counts = fc.integer({ min: -1e12, max: 1e15 });
const sums = fc.record({ requests: counts, lastAt: fc.nat(1e15), tokens: fc.array(counts, { maxLength: 3 }) });

describe('sums of what had no price', () => {
  it('can be read back as they were written', () => {
    fc.assert(
      fc.property(sums, (some) => {
        expect(unpackUnpricedSums(packUnpricedSums(some))).toEqual(some);
      }),
    );
  });

  it('come to the same in any order, and to themselves with nothing', () => {
    fc.assert(
      fc.property(sums, sums, (first, second) => {
        expect(addUnpricedSums(first, second)).toEqual(addUnpricedSums(second, first));
        expect(addUnpricedSums(first, noUnpricedSums)).toEqual(first);
      }),
    );
  });

  it.each(['', '1:', '1:5', '2:1 2', '1:a 1', '1 2', '1:1 2 x', '1:1 Infinity'])('are not %j', (text) => {
    expect(() => unpackUnpricedSums(text)).toThrow(RangeError);
  });
});
