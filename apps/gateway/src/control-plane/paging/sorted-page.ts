import { fingerprintOf, readListCursor, writeListCursor } from './list-cursor';
import type { ListOrder, Sort } from './list-order';
import { type ComparePlaces, type ListPlace, comparePlaces, placeOf } from './list-place';
import type { CountedPage } from './page';
import { DEFAULT_LIMIT } from './page-query';

/** What a query says: which page, in which order, and, in whatever else it holds, of which records. */
export interface SortedQuery<Name extends string> {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: Sort<Name>;
}

interface Placed<Item> extends ListPlace {
  readonly item: Item;
}

/**
 * One page of a list that is all in memory. The cursor holds what the last record seen was sorted by, and not its position: records that come
 * and go between two pages move no others, and one that stays as it is is shown exactly once.
 * @param items those that fit the query, in any order
 * @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours, or of another order or filter
 */
export function sortedPageOf<Name extends string, Item extends { readonly id: string }>(
  items: readonly Item[],
  query: SortedQuery<Name>,
  order: ListOrder<Name, Item>,
): CountedPage<Item> {
  const { limit = DEFAULT_LIMIT, cursor, sort = order.otherwise, ...filter } = query;
  const isFalling = sort.startsWith('-');
  const valueOf = order.values[(isFalling ? sort.slice(1) : sort) as Name];
  const print = fingerprintOf(sort, filter);
  const compare = comparePlaces(isFalling);
  const places = items.map((item): Placed<Item> => ({ ...placeOf(valueOf(item), item.id), item }));
  const last = cursor === undefined ? undefined : readListCursor(cursor, print);
  const record = order.followsRecords ? places.find(({ id }) => id === last?.id) : undefined;
  const seen = record ?? last;
  const rest = seen ? places.filter((place) => compare(place, seen) > 0) : places;
  const page = firstOf(rest, limit, compare);
  const end = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    nextCursor: end && rest.length > limit ? writeListCursor(end, print) : null,
    total: items.length,
  };
}

/** The first of them in order, without sorting all the others: a page is small, and requests of clients wait meanwhile. */
function firstOf<Place extends ListPlace>(places: readonly Place[], count: number, compare: ComparePlaces): Place[] {
  const first: Place[] = [];
  for (const place of places) {
    const last = first.at(-1);
    if (first.length >= count && last && compare(place, last) >= 0) continue;
    first.splice(indexFor(place, first, compare), 0, place);
    if (first.length > count) first.pop();
  }
  return first;
}

function indexFor(place: ListPlace, sorted: readonly ListPlace[], compare: ComparePlaces): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle];
    if (other && compare(other, place) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
