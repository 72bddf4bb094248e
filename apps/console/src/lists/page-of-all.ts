import { ROWS_OF_A_PAGE } from './rows-of-a-page';

export interface PageOfAll<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/**
 * A page of a list of which the browser has all, as the control plane answers the pages of others. The cursor is the place of its first
 * item; one that somebody has written into the address and that is no place leads to the first page.
 */
export function pageOfAll<Item>(all: readonly Item[], cursor: string | undefined): PageOfAll<Item> {
  const asked = Number(cursor ?? 0);
  const first = Number.isInteger(asked) && asked > 0 && asked < all.length ? asked : 0;
  const next = first + ROWS_OF_A_PAGE;
  return {
    items: all.slice(first, next),
    nextCursor: next < all.length ? String(next) : null,
    total: all.length,
  };
}
