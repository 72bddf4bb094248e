import { type NanoDollars, type Platform, type TokenUsage, noTokens, picoToNanoDollars } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import { appliedPrices, costOf } from './cost';
import type { PriceList } from './price-list';

/** One class of tokens of one model: tokens × price. */
export interface CostLine {
  readonly model: string;
  readonly tokenClass: keyof TokenUsage;
  readonly tokens: number;
  /** Micro-dollars per million tokens; null: the model has no known price. */
  readonly price: number | null;
}

export interface CostExplanation {
  readonly lines: readonly CostLine[];
  /** Undefined as soon as a model that used tokens has no known price. */
  readonly total: NanoDollars | undefined;
}

/**
 * The arithmetic of what a request cost, by today's price list.
 *
 * @param calledAs the account's name for the model, which counts where an answer named none
 */
export function explainCost(
  entries: readonly ModelUsage[],
  platform: Platform,
  calledAs: string,
  prices: PriceList,
): CostExplanation {
  const lines: CostLine[] = [];
  let total: bigint | undefined = 0n;
  for (const { model = calledAs, usage } of entries) {
    const classes = (Object.keys(noTokens) as (keyof TokenUsage)[]).filter((name) => usage[name] > 0);
    if (classes.length === 0) continue;
    const price = prices.findServed(platform, model, calledAs);
    const applied = price && appliedPrices(usage, price);
    for (const tokenClass of classes) {
      lines.push({ model, tokenClass, tokens: usage[tokenClass], price: applied?.[tokenClass] ?? null });
    }
    total = price && total !== undefined ? total + costOf(usage, price) : undefined;
  }
  return { lines, total: total === undefined ? undefined : picoToNanoDollars(total) };
}
