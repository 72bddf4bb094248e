import { type EntryRanges, WholeRange } from '../reading/entry-ranges';
import { fieldsOfFilter } from './index-fields';
import { IndexedRanges, type IndexedRangesParts } from './indexed-ranges';

/** Where to look for what a filter means: by the index where it can tell something. */
export function entryRangesFor(parts: IndexedRangesParts): EntryRanges {
  const { filter, within } = parts;
  const knowsIndex = fieldsOfFilter(filter).length > 0 || filter.to !== undefined;
  return knowsIndex ? new IndexedRanges(parts) : new WholeRange(within);
}
