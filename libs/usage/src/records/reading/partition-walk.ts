import { type RedisConnection, redisKeys } from '@app/redis';
import { type UsageRecord, decodeUsageRecord } from '../usage-record';
import { withCorrectedCosts } from './corrected-costs';
import type { EntryRange, EntryRanges } from './entry-ranges';
import { type Direction, type Place, comparePlaces, idOf, lastPlaceIn, placeOf } from './place';
import { type RecordsFilter, createRecordTest, createTextTest } from './records-filter';

/** A record and the place of its entry. */
export interface RecordEntry extends Place {
  readonly record: UsageRecord;
}

export interface WalkParts {
  readonly connection: RedisConnection;
  readonly partition: number;
  readonly direction: Direction;
  readonly filter: RecordsFilter;
  readonly ranges: EntryRanges;
  /** Entries up to and with this place are left out. */
  readonly after?: Place;
  /** Entries that are read at once, at most. */
  readonly mostAtOnce: number;
  /** Called after each reading, with the place that had been reached before it. Throws to end the walk. */
  readonly check?: (reachedBefore: Place | undefined) => Promise<void>;
}

const FIRST_AT_ONCE = 16;
/** Times without a match are small and many: so many are looked at before others have their turn. */
const RANGES_AT_ONCE = 8;

/** Goes through the matching records of one partition, portion by portion. */
export class PartitionWalk {
  /** Everything up to and with this place has been looked at. Undefined: nothing has. */
  reached: Place | undefined;
  isDone = false;
  lookedAt = 0;
  private range: EntryRange | undefined;
  private atOnce = FIRST_AT_ONCE;
  private readonly mayFit: (text: string) => boolean;
  private readonly fitsAtAnyCost: (record: UsageRecord) => boolean;
  private readonly fits: (record: UsageRecord) => boolean;

  constructor(private readonly parts: WalkParts) {
    this.reached = parts.after;
    this.mayFit = createTextTest(parts.filter);
    this.fitsAtAnyCost = createRecordTest(parts.filter, 'at any cost');
    this.fits = createRecordTest(parts.filter);
  }

  /** @returns the matching records of the next portion, in order */
  async advance(): Promise<readonly RecordEntry[]> {
    const found: RecordEntry[] = [];
    const enough = this.lookedAt + this.atOnce;
    for (let ranges = 0; ranges < RANGES_AT_ONCE && this.lookedAt < enough && !this.isDone; ranges += 1) {
      this.range ??= await this.nextRange();
      if (this.range) found.push(...(await this.readFrom(this.range)));
    }
    this.atOnce = Math.min(this.atOnce * 2, this.parts.mostAtOnce);
    return found;
  }

  private async nextRange(): Promise<EntryRange | undefined> {
    const { ranges, partition, direction } = this.parts;
    const range = await ranges.next();
    if (!range) this.isDone = true;
    // What lies between this range and the one before holds nothing.
    else if (direction === 'newest-first') this.reach(lastPlaceIn(range.to + 1, partition, direction));
    else if (range.from > 0) this.reach(lastPlaceIn(range.from - 1, partition, direction));
    return range;
  }

  private async readFrom(range: EntryRange): Promise<readonly RecordEntry[]> {
    const { connection, partition, direction, check } = this.parts;
    const before = this.reached;
    const entries = await this.read(range);
    await check?.(before);
    this.lookedAt += entries.length;
    const last = entries.at(-1)?.[0];
    if (last !== undefined && entries.length === this.atOnce) this.reach(placeOf(last, partition));
    else {
      this.reach(lastPlaceIn(direction === 'newest-first' ? range.from : range.to, partition, direction));
      this.range = undefined;
    }
    const candidates = entries.flatMap(([id, fields]) => {
      const place = placeOf(id, partition);
      if (before && comparePlaces(direction)(before, place) >= 0) return [];
      const text = fields[0] === 'record' ? fields[1] : undefined;
      const record = text !== undefined && this.mayFit(text) ? decodeUsageRecord(text) : undefined;
      return record && this.fitsAtAnyCost(record) ? [{ ...place, record }] : [];
    });
    const records = await withCorrectedCosts(
      connection,
      partition,
      candidates.map(({ record }) => record),
    );
    return candidates.flatMap((entry, index) => {
      const record = records[index] ?? entry.record;
      return this.fits(record) ? [{ ...entry, record }] : [];
    });
  }

  /** Begins at the place that was reached, which may be that of an entry that was read. */
  private read({ from, to }: EntryRange): Promise<[id: string, fields: string[]][]> {
    const { connection, partition, direction } = this.parts;
    const stream = redisKeys.usageStream(partition);
    const { reached, atOnce } = this;
    const isWithin = reached !== undefined && reached.milliseconds >= from && reached.milliseconds <= to;
    if (direction === 'newest-first') {
      const begin = isWithin ? this.exclusive(reached) : String(to);
      return connection.xrevrange(stream, begin, String(from), 'COUNT', atOnce);
    }
    const begin = isWithin ? this.exclusive(reached) : String(from);
    return connection.xrange(stream, begin, String(to), 'COUNT', atOnce);
  }

  /** A place of another partition says nothing of the entry with the same id in this one. */
  private exclusive(place: Place): string {
    const isOfOthers = place.partition !== this.parts.partition;
    // No entry has the id 0-0, and Redis refuses to look for one before it.
    return isOfOthers || (place.milliseconds === 0 && place.sequence === 0) ? idOf(place) : `(${idOf(place)}`;
  }

  private reach(place: Place): void {
    if (!this.reached || comparePlaces(this.parts.direction)(this.reached, place) < 0) this.reached = place;
  }
}
