import type { ServiceClass, TokenUsage } from '@app/common';
import type { ModelPrice, Prices, TokenPrices } from './model-price';

/** The prices that hold for a request of this size and class. */
export interface AppliedPrices {
  readonly prices: Prices;
  /** Absent: those of prompts that are not long. */
  readonly aboveTokens?: number;
  /** Of these prices, for its class. */
  readonly classPercent: number;
}

const WHOLE = 100;

export function appliedPrices(
  usage: TokenUsage,
  price: ModelPrice,
  serviceClass: ServiceClass = 'standard',
): AppliedPrices {
  const own = serviceClass === 'standard' ? undefined : price.classes?.[serviceClass];
  if (typeof own === 'object') return { ...tierOf(usage, own), classPercent: WHOLE };
  return { ...tierOf(usage, price), classPercent: own ?? WHOLE };
}

function tierOf(
  usage: TokenUsage,
  { prices, longContext = [] }: TokenPrices,
): Pick<AppliedPrices, 'prices' | 'aboveTokens'> {
  const promptTokens = usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
  return longContext.findLast(({ aboveTokens }) => promptTokens > aboveTokens) ?? { prices };
}
