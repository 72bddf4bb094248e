import { describe, expect, it } from 'vitest';
import { type ModelPrice, PriceList } from '@app/usage';
import { estimateReserve } from './reserve';

const row = (more: Pick<ModelPrice, 'platform' | 'model'> & Partial<ModelPrice>): ModelPrice => ({
  displayName: more.model,
  prices: { input: 1_000_000, cacheRead: 100_000, cacheWrite5m: 1_250_000, cacheWrite1h: 2_000_000, output: 5_000_000 },
  ...more,
});
const prices = new PriceList([
  row({ platform: 'claude', model: 'claude-a', regionalPercent: 10 }),
  row({
    ...{ platform: 'claude', model: 'claude-long' },
    longContext: [
      {
        aboveTokens: 2_000,
        prices: { input: 2_000_000, cacheRead: 1, cacheWrite5m: 3_000_000, cacheWrite1h: 1, output: 9_000_000 },
      },
    ],
  }),
  row({
    ...{ platform: 'openai', model: 'text-embedding-a' },
    prices: { input: 20_000, cacheRead: 20_000, cacheWrite5m: 20_000, cacheWrite1h: 20_000, output: 0 },
  }),
]);
const reserveOf = (model: string) => estimateReserve({ model, maxTokens: 1_000, bodyBytes: 8_000 }, prices);

describe('estimateReserve', () => {
  it('takes the prompt as written to the cache, and every token that the answer may have', () => {
    expect(reserveOf('claude-a')).toEqual({ tokens: 3_000, nanoDollars: 2_000 * 1_250 + 1_000 * 5_000 });
    expect(reserveOf('claude-a-20260101')).toEqual(reserveOf('claude-a'));
    expect(reserveOf('text-embedding-a')).toEqual({ tokens: 3_000, nanoDollars: 2_000 * 20 });
  });

  it('knows the price of a model by the words of a cloud for it', () => {
    expect(reserveOf('claude-a@20260101')).toEqual(reserveOf('claude-a'));
    expect(reserveOf('global.anthropic.claude-a-20260101-v1:0')).toEqual(reserveOf('claude-a'));
    expect(reserveOf('eu.anthropic.claude-a').nanoDollars).toBe((reserveOf('claude-a').nanoDollars * 11) / 10);
  });

  it.each(['nobody-knows-me', 'claude', 'claude-a-5', '__proto__', ''])(
    'reserves the tokens and no money for %j, which has no known price',
    (model) => {
      expect(reserveOf(model)).toEqual({ tokens: 3_000, nanoDollars: 0 });
    },
  );

  it('takes the prices of long prompts for one that may be long', () => {
    expect(estimateReserve({ model: 'claude-long', maxTokens: 1, bodyBytes: 8_000 }, prices).nanoDollars).toBe(
      2_000 * 1_250 + 5_000,
    );
    expect(estimateReserve({ model: 'claude-long', maxTokens: 1, bodyBytes: 8_004 }, prices).nanoDollars).toBe(
      2_001 * 3_000 + 9_000,
    );
  });

  it('takes 4096 tokens for an answer that nobody limited', () => {
    expect(estimateReserve({ model: 'claude-a', maxTokens: undefined, bodyBytes: 1 }, prices).tokens).toBe(4_097);
  });
});
