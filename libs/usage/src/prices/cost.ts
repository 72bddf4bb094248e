import { type PicoDollars, type TokenUsage } from '@app/common';
import type { ModelPrice } from './price-list';

/** What the tokens cost, exactly: micro-dollars per million tokens × tokens = pico-dollars. */
export function costOf(usage: TokenUsage, { prices, longContext }: ModelPrice): PicoDollars {
  const promptTokens = usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
  const applied = longContext && promptTokens > longContext.aboveTokens ? longContext.prices : prices;
  const classes = Object.keys(applied) as (keyof TokenUsage)[];
  return classes.reduce((sum, name) => sum + BigInt(usage[name]) * BigInt(applied[name]), 0n);
}
