import type { Platform } from '@app/common';
import { type FoundPrice, type PriceList, type PriceSource, isPriceDay } from '@app/usage';
import { createSearch } from '../../control-plane/paging/search';
import type { PriceStanding } from './price.view';

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
  readonly createdAt: string;
  readonly price: FoundPrice;
  readonly standing: PriceStanding;
}

/** Pages go by creation first, of which prices of lists know nothing. */
const SAME_MOMENT = new Date(0).toISOString();

/**
 * All prices of the list and of administrators, by id.
 * @param now milliseconds since the epoch
 */
export function listedPrices(prices: PriceList, now: number, filter: PriceFilter): ListedRow[] {
  const { platform, source, search, all = false } = filter;
  const fits = createSearch(search);
  return [...prices.models, ...prices.overrides.rows]
    .filter((price) => platform === undefined || price.platform === platform)
    .filter((price) => source === undefined || price.source === source)
    .filter(({ model, displayName, aliases = [] }) => fits(model, displayName, ...aliases))
    .map((price) => ({ id: price.id, createdAt: SAME_MOMENT, price, standing: standingOf(price, prices, now) }))
    .filter(({ standing }) => all || standing === 'effective' || standing === 'coming')
    .sort((first, second) => first.id.localeCompare(second.id));
}

function standingOf(price: FoundPrice, prices: PriceList, now: number): PriceStanding {
  const { platform, model, from, source, id } = price;
  const since = isPriceDay(from) ? Date.parse(from) : -Infinity;
  const at = Math.max(since, now);
  const holding = prices.overrides.named(platform, model, at) ?? prices.find(platform, model, at);
  if (holding?.id === id) return since > now ? 'coming' : 'effective';
  return holding?.source === 'override' && source !== 'override' ? 'replaced' : 'past';
}
