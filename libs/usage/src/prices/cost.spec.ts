import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { costOf } from './cost';
import type { ModelPrice, Prices } from './price-list';

const price: ModelPrice = {
  platform: 'claude',
  model: 'claude-sonnet-4-5',
  displayName: 'Claude Sonnet 4.5',
  prices: {
    input: 3_000_000,
    cacheRead: 300_000,
    cacheWrite5m: 3_750_000,
    cacheWrite1h: 6_000_000,
    output: 15_000_000,
  },
};
const longContext = {
  aboveTokens: 200_000,
  prices: {
    input: 6_000_000,
    cacheRead: 600_000,
    cacheWrite5m: 7_500_000,
    cacheWrite1h: 12_000_000,
    output: 22_500_000,
  },
};
const tiered: ModelPrice = { ...price, longContext };
const perClass = (figure: fc.Arbitrary<number>): fc.Arbitrary<Prices> =>
  fc.record({ input: figure, cacheRead: figure, cacheWrite5m: figure, cacheWrite1h: figure, output: figure });
const anyTokens = perClass(fc.nat({ max: 10_000_000 }));
const anyPrices = perClass(fc.nat({ max: 200_000_000 }));

describe('costOf', () => {
  it('is the sum over the classes of tokens times price, exactly', () => {
    fc.assert(
      fc.property(anyTokens, anyPrices, (tokens, prices) => {
        const expected =
          BigInt(tokens.input) * BigInt(prices.input) +
          BigInt(tokens.cacheRead) * BigInt(prices.cacheRead) +
          BigInt(tokens.cacheWrite5m) * BigInt(prices.cacheWrite5m) +
          BigInt(tokens.cacheWrite1h) * BigInt(prices.cacheWrite1h) +
          BigInt(tokens.output) * BigInt(prices.output);
        expect(costOf(tokens, { ...price, prices })).toBe(expected);
      }),
    );
  });

  it('grows with every token: no request costs less for using more', () => {
    fc.assert(
      fc.property(anyTokens, fc.constantFrom(...(Object.keys(noTokens) as (keyof Prices)[])), (tokens, name) => {
        const more = costOf({ ...tokens, [name]: tokens[name] + 1 }, tiered);
        expect(more > costOf(tokens, tiered)).toBe(true);
      }),
    );
  });

  it('costs nothing to use nothing', () => {
    expect(costOf(noTokens, price)).toBe(0n);
  });

  it('prices a million tokens of each class at the price of a million', () => {
    expect(costOf({ ...noTokens, output: 1_000_000 }, price)).toBe(15_000_000_000_000n);
    expect(costOf({ ...noTokens, cacheRead: 1_000_000 }, price)).toBe(300_000_000_000n);
  });

  it('prices the whole request higher from the first prompt token beyond the tier on', () => {
    const prompt = {
      ...noTokens,
      input: 100_000,
      cacheRead: 60_000,
      cacheWrite5m: 30_000,
      cacheWrite1h: 10_000,
      output: 10,
    };
    expect(costOf(prompt, tiered)).toBe(costOf(prompt, price));
    const longer = { ...prompt, cacheRead: prompt.cacheRead + 1 };
    expect(costOf(longer, tiered)).toBe(costOf(longer, { ...price, prices: longContext.prices }));
  });

  it('does not count the answer as a part of the prompt', () => {
    const talkative = { ...noTokens, input: 200_000, output: 500_000 };
    expect(costOf(talkative, tiered)).toBe(costOf(talkative, price));
  });
});
