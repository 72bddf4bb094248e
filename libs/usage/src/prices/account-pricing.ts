import type { ClassPrices, Prices, PricedClass, TokenPrices } from './model-price';
import type { ServerTool } from '@app/common';

/** What a model costs on one account. */
export interface AccountModelPrice extends TokenPrices {
  readonly prices: Prices;
  readonly classes?: Readonly<Partial<Record<PricedClass, ClassPrices>>>;
  readonly tools?: Readonly<Partial<Record<ServerTool, number>>>;
}

/** What is special about the prices of one account. */
export interface AccountPricing {
  /** Whole per cent of what everything costs, its own prices included; 0: all is paid for already. Absent: 100. */
  readonly multiplierPercent?: number;
  /** By names of models as they are looked up: exact, or without a release date. */
  readonly prices?: Readonly<Record<string, AccountModelPrice>>;
}
