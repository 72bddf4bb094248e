import priceData from '@config/prices.json' with { type: 'json' };
import type { Platform, TokenUsage } from '@app/common';
import { isRegional, priceSources, vendorName, withoutReleaseDate } from './vendor-name';

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
  /** Per cent that a regional inference profile of Bedrock adds. */
  readonly regionalPercent?: number;
}

/** A row of a price list. The model may be called by other names as well. */
export type ListedPrice = ModelPrice & { readonly aliases?: readonly string[] };

/** Everything that a look-up needs, made of one state of the list. */
interface PriceIndex {
  readonly models: readonly ListedPrice[];
  readonly exact: ReadonlyMap<string, ModelPrice>;
  readonly regional: ReadonlyMap<ModelPrice, ModelPrice>;
  readonly prefixes: readonly { readonly platform: Platform; readonly prefix: string; readonly price: ModelPrice }[];
}

/**
 * What models cost. Looked up on a platform by exact name, then without a release date at the end (`-20250929`, `-2026-04-23`), then by
 * the platform's rule for names that start alike; and in the same way among the vendors whose models the platform sells, by the vendor's
 * name. Nothing else is tried: a price is known or it is not.
 */
export class PriceList {
  private index: PriceIndex;

  /** @param own the prices that hold as long as nothing is laid over them */
  constructor(private readonly own: readonly ListedPrice[] = bundledModels()) {
    this.index = indexOf(own, []);
  }

  get models(): readonly ListedPrice[] {
    return this.index.models;
  }

  /** Prices that hold in place of the own ones of these models, and those of further ones; none: the own ones hold. All at once. */
  layOver(prices: readonly ListedPrice[]): void {
    this.index = indexOf(this.own, prices);
  }

  /** The same list with other prices laid over its own. */
  with(prices: readonly ListedPrice[]): PriceList {
    const other = new PriceList(this.own);
    other.layOver(prices);
    return other;
  }

  /** @param model in any words of the platform for it: `us.anthropic.claude-sonnet-4-5-20250929-v1:0`, `claude-haiku-4-5@20251001` */
  find(platform: Platform, model: string): ModelPrice | undefined {
    const name = vendorName(platform, model);
    for (const source of priceSources[platform]) {
      const price = this.named(source, model) ?? (name === model ? undefined : this.named(source, name));
      if (price) return isRegional(platform, model) ? (this.index.regional.get(price) ?? price) : price;
    }
    return undefined;
  }

  /**
   * The price of what an answer says has served.
   *
   * @param calledAs the name that the account was asked by. Answers of clouds name a model as its vendor does; only this name says that a
   *   region served it.
   */
  findServed(platform: Platform, answered: string, calledAs: string): ModelPrice | undefined {
    const isNameOfRegion =
      isRegional(platform, calledAs) && bareName(platform, calledAs) === bareName(platform, answered);
    return this.find(platform, isNameOfRegion ? calledAs : answered);
  }

  /** What is sold on a platform, by vendors' names; rules for names that start alike are among them. */
  modelsOn(platform: Platform): readonly ModelPrice[] {
    return this.models.filter((price) => priceSources[platform].includes(price.platform));
  }

  private named(source: Platform, model: string): ModelPrice | undefined {
    const { exact, prefixes } = this.index;
    return (
      exact.get(`${source}/${model}`) ??
      exact.get(`${source}/${withoutReleaseDate(model)}`) ??
      prefixes.find((rule) => rule.platform === source && model.startsWith(rule.prefix))?.price
    );
  }
}

const bareName = (platform: Platform, model: string): string => withoutReleaseDate(vendorName(platform, model));

function indexOf(own: readonly ListedPrice[], over: readonly ListedPrice[]): PriceIndex {
  const ownNames = new Set(own.map(nameOfRow));
  const replacing = new Map(over.map((price) => [nameOfRow(price), price]));
  const effective = (price: ListedPrice): ListedPrice => replacing.get(nameOfRow(price)) ?? price;
  const models = [...own.map(effective), ...over.filter((price) => !ownNames.has(nameOfRow(price)))];
  const exact = new Map<string, ModelPrice>();
  // A name that only the own list knows stays a name of its model; one that both know is what is laid over.
  for (const price of own) for (const name of namesOf(price)) exact.set(name, effective(price));
  for (const price of over) for (const name of namesOf(price)) exact.set(name, price);
  const regional = new Map<ModelPrice, ModelPrice>();
  for (const price of models)
    if (price.regionalPercent !== undefined) regional.set(price, raised(price, price.regionalPercent));
  const prefixes = models
    .filter(({ model }) => model.endsWith('*'))
    .map((price) => ({ platform: price.platform, prefix: price.model.slice(0, -1), price }));
  return { models, exact, regional, prefixes };
}

const nameOfRow = ({ platform, model }: ModelPrice): string => `${platform}/${model}`;
const namesOf = ({ platform, model, aliases = [] }: ListedPrice): string[] =>
  [model, ...aliases].map((name) => `${platform}/${name}`);

function raised(price: ModelPrice, percent: number): ModelPrice {
  const { prices, longContext } = price;
  const raise = (tier: Prices): Prices =>
    Object.fromEntries(
      Object.entries(tier).map(([name, amount]) => [name, Math.round((amount * (100 + percent)) / 100)]),
    ) as Prices;
  return {
    ...price,
    prices: raise(prices),
    ...(longContext ? { longContext: { ...longContext, prices: raise(longContext.prices) } } : {}),
  };
}

function bundledModels(): readonly ModelPrice[] {
  return priceData.models as readonly ModelPrice[];
}
