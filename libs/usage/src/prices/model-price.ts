import type { Platform, ServerTool, ServiceClass, TokenUsage } from '@app/common';

/** Micro-dollars per million tokens, class by class. */
export type Prices = Readonly<Record<keyof TokenUsage, number>>;

/** Holds for the whole request when its prompt is longer than this. */
export interface LongContext {
  readonly aboveTokens: number;
  readonly prices: Prices;
}

export interface TokenPrices {
  readonly prices: Prices;
  /** In rising order. The last whose tokens a prompt exceeds holds. */
  readonly longContext?: readonly LongContext[];
}

export type PricedClass = Exclude<ServiceClass, 'standard'>;
/** Whole per cent of the standard prices of tokens, or prices of their own. */
export type ClassPrices = number | TokenPrices;

export interface ModelPrice extends TokenPrices {
  readonly platform: Platform;
  /** `*` at the end stands for any text. */
  readonly model: string;
  readonly displayName: string;
  /** `2026-09-01`: it holds from the beginning of this day on, UTC, until the next one of the model does. Absent: from ever. */
  readonly from?: string;
  /** A class that is not named costs what the standard class does. */
  readonly classes?: Readonly<Partial<Record<PricedClass, ClassPrices>>>;
  /** Where it was served → whole per cent of the prices of tokens. Elsewhere: 100. */
  readonly regions?: Readonly<Record<string, number>>;
  /** Micro-dollars a use. A tool that is not named has no known price. */
  readonly tools?: Readonly<Partial<Record<ServerTool, number>>>;
  /** Per cent that a regional inference profile of Bedrock adds. */
  readonly regionalPercent?: number;
}

/** A row of a price list. The model may be called by other names as well. */
export type ListedPrice = ModelPrice & { readonly aliases?: readonly string[] };

/** `bundled`: it ships. `fetched`: by the refresh. `override`: an administrator's, for all accounts. `account`: that of one account. */
export type PriceSource = 'bundled' | 'fetched' | 'override' | 'account';

/** A price as a look-up finds it. */
export interface FoundPrice extends ListedPrice {
  /** `claude/claude-sonnet-5@2026-09-01#bundled`: platform, model, first day where it has one, and whose price it is. */
  readonly id: string;
  readonly source: PriceSource;
}

/** @param owner what follows `#`: the source, or the id of the override or account that it is of */
export function foundPrice(price: ListedPrice, source: PriceSource, owner: string = source): FoundPrice {
  const day = price.from === undefined ? '' : `@${price.from}`;
  return { ...price, id: `${price.platform}/${price.model}${day}#${owner}`, source };
}
