import { type TokenUsage, noTokens } from '@app/common';
import { isJsonObject } from '@app/protocols';
import type { LongContext, Prices, TokenPrices } from '../model-price';

/** Micro-dollars per million tokens: 10,000 dollars. What is more than that is no price of a model. */
const HIGHEST_PRICE = 10_000_000_000;
const MOST_TIERS = 10;
const classes = Object.keys(noTokens) as (keyof TokenUsage)[];

export const isCountUpTo = (most: number, value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

/**
 * Undefined for anything that is not whole.
 * @param standard what holds where a class of service or a tier has no price for a class of tokens, or none but 0; absent: each must have one
 */
export function decodeTokenPrices(
  value: { readonly prices?: unknown; readonly longContext?: unknown },
  standard?: Prices,
): TokenPrices | undefined {
  const prices = decodePrices(value.prices, standard);
  if (!prices) return undefined;
  if (value.longContext === undefined) return { prices };
  const longContext = decodeLongContext(value.longContext, prices);
  return longContext && { prices, longContext };
}

function decodePrices(value: unknown, standard: Prices | undefined): Prices | undefined {
  if (!isJsonObject(value)) return undefined;
  const amounts = classes.map((name) => {
    const amount = value[name];
    if (standard && (amount === undefined || amount === 0)) return standard[name];
    return amount;
  });
  if (!amounts.every((amount) => isCountUpTo(HIGHEST_PRICE, amount))) return undefined;
  return Object.fromEntries(classes.map((name, index) => [name, amounts[index]])) as unknown as Prices;
}

/** One tier, as lists had it once, or several in rising order. */
function decodeLongContext(value: unknown, standard: Prices): LongContext[] | undefined {
  const tiers: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (tiers.length === 0 || tiers.length > MOST_TIERS) return undefined;
  const decoded = tiers.flatMap((tier) => {
    if (!isJsonObject(tier) || !isCountUpTo(Number.MAX_SAFE_INTEGER, tier.aboveTokens)) return [];
    const prices = decodePrices(tier.prices, standard);
    return prices ? [{ aboveTokens: tier.aboveTokens, prices }] : [];
  });
  const isRising = decoded.every(({ aboveTokens }, index) => aboveTokens > (decoded[index - 1]?.aboveTokens ?? -1));
  return decoded.length === tiers.length && isRising ? decoded : undefined;
}
