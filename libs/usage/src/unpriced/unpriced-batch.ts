import { DAY_MS, dayOf } from '../records/index/index-fields';
import { fieldOfGroup, groupOf } from './unpriced-group';
import type { UnpricedEntry } from './unpriced-entries';
import { type UnpricedSums, addUnpricedSums, noUnpricedSums } from './unpriced-sums';

/** Field of what is counted without its group: there are too many, or it has no field. */
export const OTHERS = '';
/** So many days back records without a price are counted: those that are shown, and one more because clocks differ. */
export const UNPRICED_DAYS = 31;
/** The last day that has a date. */
const LAST_DAY = 100_000_000;

/** Sorts records by the UTC day on which their request came in, and by group. */
export class UnpricedBatch {
  /** By the number of the day since the epoch, and by field. */
  readonly days = new Map<number, Map<string, UnpricedSums>>();

  add({ record, writtenAt, difference }: UnpricedEntry): void {
    const day = dayOf(record.startedAt);
    // Its day was counted no longer when the entry was written, and its cells may be gone.
    if (day < dayOf(writtenAt - UNPRICED_DAYS * DAY_MS) || day < 0 || day >= LAST_DAY) return;
    const found = groupOf(record);
    if (!found) return;
    const cells = this.days.get(day) ?? new Map<string, UnpricedSums>();
    this.days.set(day, cells);
    const field = fieldOfGroup(found.group) ?? OTHERS;
    const tokens = field === OTHERS ? [] : found.tokens.map((count) => difference * count);
    const sums = { requests: difference, lastAt: record.startedAt, tokens };
    cells.set(field, addUnpricedSums(cells.get(field) ?? noUnpricedSums, sums));
  }
}
