import priceData from '@config/prices.json' with { type: 'json' };
import { type Platform, systemClock } from '@app/common';
import { type FoundPrice, type ListedPrice, foundPrice } from './model-price';
import { KnownNameForms } from './name-forms';
import { PriceLayer, modelKey } from './price-layer';
import { regionalPrice } from './regional-price';
import { priceSources, vendorName, withoutReleaseDate } from './vendor-name';

/**
 * What models cost. Looked up on a platform by exact name, then without a release date at the end (`-20250929`, `-2026-04-23`), both also by
 * the vendor's name, then by the platform's rule for names that start alike; and in the same way among the vendors whose models the platform
 * sells. Nothing else is tried: a price is known or it is not. Of several prices of one model, the one whose day has come last holds; an
 * override that holds comes before any of them.
 */
export class PriceList {
  private base: PriceLayer;
  private overrideLayer: PriceLayer | undefined;
  private overrideRows: () => readonly FoundPrice[] = () => [];
  private readonly own: readonly FoundPrice[];
  private readonly forms = new KnownNameForms();

  /**
   * @param own the prices that hold as long as nothing is laid over them
   * @param now milliseconds since the epoch; the time that is meant where none is said
   */
  constructor(
    own: readonly ListedPrice[] = bundledModels(),
    private readonly now: () => number = () => systemClock.now(),
  ) {
    this.own = own.map((price) => foundPrice(price, 'bundled'));
    this.base = new PriceLayer(this.own);
  }

  /** Without overrides. */
  get models(): readonly FoundPrice[] {
    return this.base.rows;
  }

  get overrides(): PriceLayer {
    return (this.overrideLayer ??= new PriceLayer(this.overrideRows()));
  }

  /**
   * Prices that hold in place of all own ones of these models, and those of further ones; none: the own ones hold. All at once. A name that
   * only the own list knows stays a name of its model; one that both know is what is laid over.
   */
  layOver(prices: readonly ListedPrice[]): void {
    const over = prices.map((price) => foundPrice(price, 'fetched'));
    const replaced = new Set(over.map(modelKey));
    const rowsOf = new Map<string, readonly FoundPrice[]>();
    for (const row of this.own)
      rowsOf.set(modelKey(row), replaced.has(modelKey(row)) ? [] : [...(rowsOf.get(modelKey(row)) ?? []), row]);
    for (const row of over) rowsOf.set(modelKey(row), [...(rowsOf.get(modelKey(row)) ?? []), row]);
    this.base = new PriceLayer([...rowsOf.values()].flat(), [...this.own, ...over]);
  }

  /** Prices of administrators, in place of all that there were; whatever is laid over, they hold. Read when they are needed. */
  override(prices: () => readonly FoundPrice[]): void {
    this.overrideRows = prices;
    this.overrideLayer = undefined;
  }

  /** The same list with other prices laid over its own, and without overrides. */
  with(prices: readonly ListedPrice[]): PriceList {
    const other = new PriceList(this.own, this.now);
    other.layOver(prices);
    return other;
  }

  /**
   * @param model in any words of the platform for it: `us.anthropic.claude-sonnet-4-5-20250929-v1:0`, `claude-haiku-4-5@20251001`
   * @param at milliseconds since the epoch: when the request came in; absent: now
   */
  find(platform: Platform, model: string, at: number = this.now()): FoundPrice | undefined {
    const forms = this.forms.of(platform, model);
    for (const source of priceSources[platform]) {
      const price = this.named(source, forms.exact, at) ?? this.byRule(source, forms.whole, at);
      if (price) return forms.isRegional ? regionalPrice(price) : price;
    }
    return undefined;
  }

  /**
   * The price of what an answer says has served.
   *
   * @param calledAs the name that the account was asked by. Answers of clouds name a model as its vendor does; only this name says that a
   *   region served it.
   */
  findServed(platform: Platform, answered: string, calledAs: string, at: number = this.now()): FoundPrice | undefined {
    const isNameOfRegion =
      answered !== calledAs &&
      this.forms.of(platform, calledAs).isRegional &&
      bareName(platform, calledAs) === bareName(platform, answered);
    return this.find(platform, isNameOfRegion ? calledAs : answered, at);
  }

  /** What is sold on a platform, by vendors' names, each model once; rules for names that start alike are among them. */
  modelsOn(platform: Platform): readonly FoundPrice[] {
    const sold = this.models.filter((price) => priceSources[platform].includes(price.platform));
    return [...new Map(sold.map((price) => [modelKey(price), price])).values()];
  }

  private named(source: Platform, names: readonly string[], at: number): FoundPrice | undefined {
    for (const name of names) {
      const price = this.exact(source, name, at);
      if (price) return price;
    }
    return undefined;
  }

  private byRule(source: Platform, names: readonly string[], at: number): FoundPrice | undefined {
    for (const layer of [this.overrides, this.base])
      for (const name of names) {
        const price = layer.byRule(source, name, at);
        if (price) return price;
      }
    return undefined;
  }

  private exact(source: Platform, name: string, at: number): FoundPrice | undefined {
    const listed = this.base.named(source, name, at);
    const { overrides } = this;
    if (overrides.rows.length === 0) return listed;
    const model = this.base.modelOf(source, name);
    const ofModel = model === undefined ? undefined : overrides.named(source, model, at);
    return overrides.named(source, name, at) ?? ofModel ?? listed;
  }
}

const bareName = (platform: Platform, model: string): string => withoutReleaseDate(vendorName(platform, model));

function bundledModels(): readonly ListedPrice[] {
  return priceData.models as readonly ListedPrice[];
}
