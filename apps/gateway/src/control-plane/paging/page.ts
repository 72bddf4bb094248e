export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** Of a list whose length is known. */
export interface CountedPage<Item> extends Page<Item> {
  /** All records that fit, on whatever page. */
  readonly total: number;
}
