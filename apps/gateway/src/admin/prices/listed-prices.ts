import type { Platform } from '@app/common';
import { type FoundPrice, type PriceList, type PriceSource, isPriceDay } from '@app/usage';
import { createSearch } from '../../control-plane/paging/search';
import { type ListOrder, momentIn } from '../../control-plane/paging/list-order';
import type { PriceSort } from './price-queries';
import { type PriceStanding, priceStandings } from './price.view';

export interface PriceFilter {
  readonly platform?: Platform | undefined;
  readonly source?: PriceSource | undefined;
  readonly search?: string | undefined;
  /** Past and replaced ones as well. */
  readonly all?: boolean | undefined;
}

/** One row as the pages of a list know it. */
export interface ListedRow {
  readonly id: string;
  readonly price: FoundPrice;
  readonly standing: PriceStanding;
}

/**
 * All prices of the list and of administrators.
 * @param now milliseconds since the epoch
 */
export function listedPrices(prices: PriceList, now: number, filter: PriceFilter): ListedRow[] {
  const { platform, source, search, all = false } = filter;
  const fits = createSearch(search);
  return [...prices.models, ...prices.overrides.rows]
    .filter((price) => platform === undefined || price.platform === platform)
    .filter((price) => source === undefined || price.source === source)
    .filter(({ model, displayName, aliases = [] }) => fits(model, displayName, ...aliases))
    .map((price) => ({ id: price.id, price, standing: standingOf(price, prices, now) }))
    .filter(({ standing }) => all || standing === 'effective' || standing === 'coming');
}

function standingOf(price: FoundPrice, prices: PriceList, now: number): PriceStanding {
  const { platform, model, from, source, id } = price;
  const since = isPriceDay(from) ? Date.parse(from) : -Infinity;
  const at = Math.max(since, now);
  const holding = prices.overrides.named(platform, model, at) ?? prices.find(platform, model, at);
  if (holding?.id === id) return since > now ? 'coming' : 'effective';
  return holding?.source === 'override' && source !== 'override' ? 'replaced' : 'past';
}

/** Ids begin with the platform and the model. */
export const priceOrder: ListOrder<PriceSort, ListedRow> = {
  values: {
    platform: ({ price }) => price.platform,
    model: ({ price }) => price.model,
    displayName: ({ price }) => price.displayName,
    from: ({ price }) => momentIn(price.from),
    source: ({ price }) => price.source,
    standing: ({ standing }) => priceStandings.indexOf(standing),
    input: ({ price }) => price.prices.input,
    output: ({ price }) => price.prices.output,
  },
  otherwise: 'platform',
};
