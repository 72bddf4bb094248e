import priceData from '@config/prices.json' with { type: 'json' };
import type { Platform, TokenUsage } from '@app/common';

/** Micro-dollars per million tokens, class by class. */
export type Prices = Readonly<Record<keyof TokenUsage, number>>;

export interface ModelPrice {
  readonly platform: Platform;
  /** `*` at the end stands for any text. */
  readonly model: string;
  readonly displayName: string;
  readonly prices: Prices;
  /** Holds for the whole request when its prompt is longer than this. */
  readonly longContext?: { readonly aboveTokens: number; readonly prices: Prices };
}

const DATE_SUFFIX = /-\d{8}$/;

/**
 * What models cost. Looked up by exact name, then without a release date at the end (`-20250929`), then by a platform's rule for
 * names that start alike. Nothing else is tried: a price is known or it is not.
 */
export class PriceList {
  private readonly exact = new Map<string, ModelPrice>();
  private readonly prefixes: readonly {
    readonly platform: Platform;
    readonly prefix: string;
    readonly price: ModelPrice;
  }[];

  constructor(readonly models: readonly (ModelPrice & { readonly aliases?: readonly string[] })[] = bundledModels()) {
    for (const price of models) {
      for (const name of [price.model, ...(price.aliases ?? [])]) this.exact.set(`${price.platform}/${name}`, price);
    }
    this.prefixes = models
      .filter(({ model }) => model.endsWith('*'))
      .map((price) => ({ platform: price.platform, prefix: price.model.slice(0, -1), price }));
  }

  find(platform: Platform, model: string): ModelPrice | undefined {
    return (
      this.exact.get(`${platform}/${model}`) ??
      this.exact.get(`${platform}/${model.replace(DATE_SUFFIX, '')}`) ??
      this.prefixes.find((rule) => rule.platform === platform && model.startsWith(rule.prefix))?.price
    );
  }
}

function bundledModels(): readonly ModelPrice[] {
  return priceData.models as readonly ModelPrice[];
}
