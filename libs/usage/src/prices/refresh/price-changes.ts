import { type Platform, type TokenUsage, noTokens, platforms } from '@app/common';
import type { ListedPrice, ModelPrice, PriceList } from '../price-list';
import { PriceListError } from './price-list-error';

/** So much of a change lets everything pass. */
export const ANY_CHANGE_PERCENT = 999_999;
/** A list that has lost more than a tenth of its models has lost them by mistake. */
const LEAST_KEPT = 0.9;
const MOST_SHOWN = 3;
const classes = Object.keys(noTokens) as (keyof TokenUsage)[];

/**
 * Refuses a list that cannot be meant. What counts is the price that a look-up finds, under every name that either list knows and on every
 * platform: an alias that moves to another model, or a new row that comes before an older rule, is a change of price like any other.
 * @param former the rows of the list before this one
 * @throws PriceListError
 */
export function requireCredibleChange(
  fetched: readonly ListedPrice[],
  former: readonly ListedPrice[],
  current: PriceList,
  maxChangePercent: number,
): void {
  if (fetched.length < former.length * LEAST_KEPT)
    throw new PriceListError(`it has ${fetched.length} models, and the list before it has ${former.length}`);
  if (maxChangePercent >= ANY_CHANGE_PERCENT) return;
  const next = current.with(fetched);
  const jumps = new Set<string>();
  for (const name of namesIn([...current.models, ...fetched]))
    for (const platform of platforms)
      if (jumped(current.find(platform, name), next.find(platform, name), maxChangePercent))
        jumps.add(nameShown(platform, name));
  if (jumps.size === 0) return;
  const shown = [...jumps].slice(0, MOST_SHOWN).join(', ');
  const more = jumps.size > MOST_SHOWN ? ` and ${jumps.size - MOST_SHOWN} more` : '';
  throw new PriceListError(`prices have moved by more than ${maxChangePercent} %: ${shown}${more}`);
}

const nameShown = (platform: Platform, name: string): string => `${platform}/${name}`;

/** Of a rule for names that start alike, the shortest of them. */
function namesIn(prices: readonly ListedPrice[]): Set<string> {
  return new Set(prices.flatMap(({ model, aliases = [] }) => [model.replace(/\*$/, ''), ...aliases]));
}

function jumped(before: ModelPrice | undefined, after: ModelPrice | undefined, maxChangePercent: number): boolean {
  if (!before || !after || before === after) return false;
  return pairsOf(before, after).some(
    ([from, to]) => from !== to && Math.abs(to - from) * 100 > maxChangePercent * from,
  );
}

/** Everything about a price that a cost is made of. */
function pairsOf(before: ModelPrice, after: ModelPrice): [number, number][] {
  const [longBefore, longAfter] = [
    before.longContext?.prices ?? before.prices,
    after.longContext?.prices ?? after.prices,
  ];
  const pairs = classes.flatMap((name): [number, number][] => [
    [before.prices[name], after.prices[name]],
    [longBefore[name], longAfter[name]],
  ]);
  if (before.longContext && after.longContext)
    pairs.push([before.longContext.aboveTokens, after.longContext.aboveTokens]);
  pairs.push([100 + (before.regionalPercent ?? 0), 100 + (after.regionalPercent ?? 0)]);
  return pairs;
}
