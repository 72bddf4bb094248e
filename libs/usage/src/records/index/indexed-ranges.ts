import { type RedisConnection, redisKeys } from '@app/redis';
import type { Direction } from '../reading/place';
import type { EntryRange, EntryRanges } from '../reading/entry-ranges';
import { DAY_MS, HOUR_MS, LATE, LATE_AFTER_MS, WHOLE_DAY, dayOf, fieldsOfFilter } from './index-fields';
import type { RecordsFilter } from '../reading/records-filter';

export interface IndexedRangesParts {
  readonly connection: RedisConnection;
  readonly partition: number;
  readonly direction: Direction;
  readonly filter: RecordsFilter;
  /** When the entries were written that come into question at all. */
  readonly within: EntryRange;
}

const DAYS_AT_ONCE = 16;

/**
 * The hours in which the index knows of entries that fit a filter, and all of the time that the index does not know yet. An hour may be
 * named that holds nothing, but never the other way round; only a cost that has just become unknown is found when the index knows of it.
 */
export class IndexedRanges implements EntryRanges {
  daysRead = 0;
  private readonly fields: readonly string[];
  private ranges: EntryRange[] = [];
  /** Days that are yet to be asked for, in order. Undefined: nothing was asked yet. */
  private days: number[] | undefined;
  private unknown: EntryRange | undefined;

  constructor(private readonly parts: IndexedRangesParts) {
    this.fields = fieldsOfFilter(parts.filter);
  }

  async next(): Promise<EntryRange | undefined> {
    this.days ??= await this.begin();
    while (this.ranges.length === 0 && this.days.length > 0) {
      this.ranges = await this.rangesOf(this.days.splice(0, DAYS_AT_ONCE));
    }
    const range = this.ranges.shift();
    if (range || !this.unknown) return range;
    const { unknown } = this;
    this.unknown = undefined;
    return unknown;
  }

  /** @returns the days that the index knows */
  private async begin(): Promise<number[]> {
    const { connection, partition, direction, within } = this.parts;
    const [cursor, listed] = await Promise.all([
      connection.get(redisKeys.usageIndexCursor(partition)),
      connection.zrange(redisKeys.usageIndexDays(partition), '0', '-1'),
    ]);
    const known = cursor === null ? 0 : Number.parseInt(cursor, 10);
    const unknown = { from: Math.max(within.from, Number.isNaN(known) ? 0 : known), to: within.to };
    const isNewestFirst = direction === 'newest-first';
    if (unknown.from <= unknown.to) {
      if (isNewestFirst) this.ranges = [unknown];
      else this.unknown = unknown;
    }
    const [first, last] = [dayOf(within.from), dayOf(Math.min(within.to, unknown.from))];
    const days = listed.map(Number).filter((day) => day >= first && day <= last);
    return isNewestFirst ? days.reverse() : days;
  }

  private async rangesOf(days: readonly number[]): Promise<EntryRange[]> {
    const { connection, partition } = this.parts;
    this.daysRead += days.length;
    const masks = await Promise.all(
      days.map((day) => connection.hmget(redisKeys.usageIndexDay(partition, day), ...this.fields, LATE)),
    );
    return this.joined(days.flatMap((day, index) => this.hoursOf(day, masks[index] ?? [])));
  }

  private hoursOf(day: number, found: readonly (string | null)[]): EntryRange[] {
    const masks = found.map((mask) => Number(mask ?? 0));
    const late = masks.at(-1) ?? 0;
    const mask = masks.slice(0, -1).reduce((hours, other) => hours & other, WHOLE_DAY);
    const { filter, direction } = this.parts;
    const hours: EntryRange[] = [];
    for (let hour = 0; hour < 24; hour += 1) {
      const from = day * DAY_MS + hour * HOUR_MS;
      const isOnlyLate = filter.to !== undefined && from > filter.to + LATE_AFTER_MS;
      if (((isOnlyLate ? mask & late : mask) >> hour) & 1) hours.push({ from, to: from + HOUR_MS - 1 });
    }
    return direction === 'newest-first' ? hours.reverse() : hours;
  }

  /** Hours that follow upon each other as one time, within what comes into question. */
  private joined(hours: readonly EntryRange[]): EntryRange[] {
    const joined: EntryRange[] = [];
    for (const hour of hours) {
      const last = joined.at(-1);
      if (last?.from === hour.to + 1) joined[joined.length - 1] = { from: hour.from, to: last.to };
      else if (last?.to === hour.from - 1) joined[joined.length - 1] = { from: last.from, to: hour.to };
      else joined.push(hour);
    }
    const { within } = this.parts;
    return joined.flatMap(({ from, to }) => {
      const range = { from: Math.max(from, within.from), to: Math.min(to, within.to) };
      return range.from <= range.to ? [range] : [];
    });
  }
}
