import { parseJsonObject } from '@app/protocols';
import type { CostCorrection } from '../cost-correction';
import type { UsageRecord } from '../usage-record';
import { UNPRICED, WHOLE_DAY, dayOf, fieldsOfRecord, hourMask } from './index-fields';

/** What add-to-usage-index.lua is given for one day. */
export interface MarkedDay {
  readonly day: number;
  /** The day, 1 = only where it is known already, how many fields follow, and each of them with its hours. */
  readonly texts: readonly (string | number)[];
}

/** A correction that made a cost unknown is noted for so many days back: nobody keeps records longer in Redis than this. */
const MOST_DAYS_BACK = 3_660;

/** Which hours of which days have to be marked for a portion of entries. */
export class DayMarks {
  private readonly marks = new Map<number, Map<string, number>>();
  private readonly unpricedDays = new Set<number>();

  /** @param writtenAt of the entry's id, milliseconds */
  addRecord(record: UsageRecord, writtenAt: number): void {
    const day = dayOf(writtenAt);
    const marks = this.marks.get(day) ?? new Map<string, number>();
    this.marks.set(day, marks);
    for (const field of fieldsOfRecord(record, writtenAt)) {
      marks.set(field, (marks.get(field) ?? 0) | hourMask(writtenAt));
    }
  }

  /** The record whose cost is not known any more was written some time between its request and the correction. */
  addCorrection(text: string, writtenAt: number): void {
    const { unpricedDifference, startedAt }: Partial<Record<keyof CostCorrection, unknown>> =
      parseJsonObject(text) ?? {};
    if (unpricedDifference !== 1 || typeof startedAt !== 'number') return;
    const last = dayOf(writtenAt);
    const first = Math.max(dayOf(startedAt) - 1, last - MOST_DAYS_BACK);
    for (let day = first; day <= last; day += 1) this.unpricedDays.add(day);
  }

  /** Days with records come first: a correction marks nothing of a day that nobody knows. */
  days(): readonly MarkedDay[] {
    const recorded = [...this.marks].map(([day, marks]) => ({
      day,
      texts: [day, 0, marks.size, ...[...marks].flat()],
    }));
    const corrected = [...this.unpricedDays].map((day) => ({ day, texts: [day, 1, 1, UNPRICED, WHOLE_DAY] }));
    return [...recorded, ...corrected];
  }
}
