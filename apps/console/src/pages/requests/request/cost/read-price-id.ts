/** What the id of a price says, such as `claude/claude-opus-4-6@2026-03-13#bundled`. */
export interface ReadPriceId {
  /** The model that the price is of, with the platform or account in front. */
  readonly of: string;
  /** The day from which it holds; absent: for ever. */
  readonly from: string | undefined;
  /** Where it comes from; absent: the id does not say. */
  readonly source: string | undefined;
}

export function readPriceId(id: string): ReadPriceId {
  const [, of = id, from, source] = /^(.*?)(?:@(\d{4}-\d\d-\d\d))?(?:#([a-z]+))?$/.exec(id) ?? [];
  return { of, from, source };
}
