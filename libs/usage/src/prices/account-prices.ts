import type { Platform } from '@app/common';
import type { AccountPricing } from './account-pricing';
import { type FoundPrice, foundPrice } from './model-price';
import { KnownNameForms } from './name-forms';
import { PriceLayer } from './price-layer';

/** The prices that accounts have of their own, looked up by the names that the price list knows as well, but for rules. */
export class AccountPrices {
  private readonly forms = new KnownNameForms();
  private readonly layers = new WeakMap<AccountPricing, PriceLayer>();

  find(pricing: AccountPricing, accountId: string, platform: Platform, model: string): FoundPrice | undefined {
    if (pricing.prices === undefined) return undefined;
    const layer = this.layers.get(pricing) ?? layerOf(pricing, accountId, platform);
    this.layers.set(pricing, layer);
    for (const candidate of this.forms.of(platform, model).exact) {
      const price = layer.named(platform, candidate, Infinity);
      if (price) return price;
    }
    return undefined;
  }
}

function layerOf({ prices = {} }: AccountPricing, accountId: string, platform: Platform): PriceLayer {
  const rows = Object.entries(prices).map(([model, price]) =>
    foundPrice({ ...price, platform, model, displayName: model }, 'account', accountId),
  );
  return new PriceLayer(rows);
}
