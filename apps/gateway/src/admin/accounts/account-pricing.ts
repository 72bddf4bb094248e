import { type AccountModelPrice, type AccountPricing, HIGHEST_MULTIPLIER_PERCENT } from '@app/accounts';
import { modifiersFrom, pricesFrom, termsShown } from '../prices/price-terms';

/** As administrators write and see it: dollars as decimal texts. */
export interface WrittenPricing {
  readonly multiplierPercent?: number;
  readonly prices?: Readonly<Record<string, unknown>>;
}

const MOST_PRICES = 200;
const modelPattern = /^[!-)+-~]{1,200}$/;

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the record keeps it; undefined for anything else. Null: nothing is special about it. */
export function accountPricingFrom(value: unknown): AccountPricing | null | undefined {
  if (!isObject(value)) return undefined;
  const { multiplierPercent, prices = {}, ...unknown } = value;
  const isPercent = multiplierPercent === undefined || isMultiplier(multiplierPercent);
  const kept = modelPricesFrom(prices);
  if (!isPercent || !kept || Object.keys(unknown).length > 0) return undefined;
  const pricing = {
    ...(multiplierPercent === undefined ? {} : { multiplierPercent }),
    ...(Object.keys(kept).length > 0 ? { prices: kept } : {}),
  };
  return Object.keys(pricing).length > 0 ? pricing : null;
}

const isMultiplier = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= HIGHEST_MULTIPLIER_PERCENT;

function modelPricesFrom(value: unknown): Record<string, AccountModelPrice> | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  const kept = entries.flatMap(([model, own]): [string, AccountModelPrice][] => {
    const price = modelPattern.test(model) ? modelPriceFrom(own) : undefined;
    return price ? [[model, price]] : [];
  });
  return kept.length === entries.length && kept.length <= MOST_PRICES ? Object.fromEntries(kept) : undefined;
}

function modelPriceFrom(value: unknown): AccountModelPrice | undefined {
  if (!isObject(value)) return undefined;
  const { tools, ...tokens } = value;
  const prices = pricesFrom(tokens);
  const modifiers = prices && modifiersFrom({ tools }, prices);
  return modifiers && { prices, ...(modifiers.tools ? { tools: modifiers.tools } : {}) };
}

export function accountPricingShown({ multiplierPercent, prices }: AccountPricing): WrittenPricing {
  return {
    ...(multiplierPercent === undefined ? {} : { multiplierPercent }),
    ...(prices
      ? { prices: Object.fromEntries(Object.entries(prices).map(([model, own]) => [model, priceShown(own)])) }
      : {}),
  };
}

function priceShown(own: AccountModelPrice): Fields {
  const { prices, tools } = termsShown(own);
  return { ...prices, ...(tools ? { tools } : {}) };
}
