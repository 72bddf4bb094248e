import { type PicoDollars, type TokenUsage } from '@app/common';
import type { ModelPrice, Prices } from './price-list';

/** What the tokens cost, exactly: micro-dollars per million tokens × tokens = pico-dollars. */
export function costOf(usage: TokenUsage, price: ModelPrice): PicoDollars {
  const applied = appliedPrices(usage, price);
  const classes = Object.keys(applied) as (keyof TokenUsage)[];
  return classes.reduce((sum, name) => sum + BigInt(usage[name]) * BigInt(applied[name]), 0n);
}

/** The prices that hold for a request of this size. */
export function appliedPrices(usage: TokenUsage, { prices, longContext }: ModelPrice): Prices {
  const promptTokens = usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
  return longContext && promptTokens > longContext.aboveTokens ? longContext.prices : prices;
}
