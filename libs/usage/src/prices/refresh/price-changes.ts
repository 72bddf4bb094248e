import { type Platform, platforms } from '@app/common';
import type { ListedPrice, ModelPrice } from '../model-price';
import { dayStart } from '../price-day';
import type { PriceList } from '../price-list';
import { figureChanges } from './price-figures';
import { PriceListError } from './price-list-error';

/** So much of a change lets everything pass. */
export const ANY_CHANGE_PERCENT = 999_999;
/** A list that has lost more than a tenth of its models has lost them by mistake. */
const LEAST_KEPT = 0.9;
const MOST_SHOWN = 3;

/**
 * Refuses a list that cannot be meant. What counts is the price that a look-up finds, under every name that either list knows and on every
 * platform, now and on each day to come on which a price of it changes: an alias that moves to another model, or a new row that comes before
 * an older rule, is a change of price like any other. What prices were on days that are past is not held against anything.
 * @param former the rows of the list before this one
 * @param now milliseconds since the epoch
 * @throws PriceListError
 */
export function requireCredibleChange(
  fetched: readonly ListedPrice[],
  former: readonly ListedPrice[],
  current: PriceList,
  maxChangePercent: number,
  now: number,
): void {
  const [count, formerCount] = [countModels(fetched), countModels(former)];
  if (count < formerCount * LEAST_KEPT)
    throw new PriceListError(`it has ${count} models, and the list before it has ${formerCount}`);
  if (maxChangePercent >= ANY_CHANGE_PERCENT) return;
  const next = current.with(fetched);
  // Without overrides: they are an administrator's own.
  const before = current.with(current.models);
  const jumps = new Set<string>();
  for (const [name, days] of namesIn([...current.models, ...fetched], now))
    for (const platform of platforms)
      for (const at of [now, ...days])
        if (jumped(before.find(platform, name, at), next.find(platform, name, at), maxChangePercent))
          jumps.add(nameShown(platform, name));
  if (jumps.size === 0) return;
  const shown = [...jumps].slice(0, MOST_SHOWN).join(', ');
  const more = jumps.size > MOST_SHOWN ? ` and ${jumps.size - MOST_SHOWN} more` : '';
  throw new PriceListError(`prices have moved by more than ${maxChangePercent} %: ${shown}${more}`);
}

const countModels = (prices: readonly ListedPrice[]): number =>
  new Set(prices.map(({ platform, model }) => `${platform}/${model}`)).size;

const nameShown = (platform: Platform, name: string): string => `${platform}/${name}`;

/** With the days to come on which a price of theirs changes. Of a rule for names that start alike, the shortest of them. */
function namesIn(prices: readonly ListedPrice[], now: number): Map<string, Set<number>> {
  const names = new Map<string, Set<number>>();
  for (const { model, aliases = [], from } of prices)
    for (const name of [model.replace(/\*$/, ''), ...aliases]) {
      const days = names.get(name) ?? new Set();
      if (from !== undefined && dayStart(from) > now) days.add(dayStart(from));
      names.set(name, days);
    }
  return names;
}

function jumped(before: ModelPrice | undefined, after: ModelPrice | undefined, maxChangePercent: number): boolean {
  if (!before || !after || before === after) return false;
  return figureChanges(before, after).some(
    ([from, to]) => from !== to && Math.abs(to - from) * 100 > maxChangePercent * from,
  );
}
