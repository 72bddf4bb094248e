import { type RedisConnection, redisKeys } from '@app/redis';
import { DAY_MS, dayOf } from '../records/index/index-fields';
import { inPortions } from '../rollups/in-portions';
import { parseCursors } from '../rollups/overall-cursors';
import { partitions } from '../rollups/rollup-place';
import { nextEntries } from './next-entries';
import { UnpricedBatch } from './unpriced-batch';
import { type UnpricedUsage, UnpricedUsageOfDays } from './unpriced-usage';

/** Clocks may be ahead, but not by much. */
const MOST_DAYS = 64;
/** What the sums do not contain yet is looked at in so many portions: a worker that is at work leaves one. */
const MOST_PORTIONS = 3;
const MOST_TRIES = 4;

/** Of the largest houses a day is a quarter of a megabyte, which others are not to wait for thirty times over. */
const DAYS_AT_ONCE = 4;

interface StoredSums {
  readonly found: UnpricedUsageOfDays;
  /** All entries up to here are in them. */
  readonly cursor: string;
  /** No others are in them, and all days are. */
  readonly isExact: boolean;
}

/** Reads the sums of what had no known price, and what has come since they were written. */
export class UnpricedUsageReader {
  private readonly keys = redisKeys.unpricedUsage();

  constructor(private readonly connection: RedisConnection) {}

  /** @param from milliseconds since the epoch, at most thirty days ago: what came in on this UTC day or later counts */
  async read(from: number): Promise<UnpricedUsage> {
    const first = dayOf(from);
    const { found, cursor, isExact } = await this.readStored(first);
    const isAll = isExact && (await this.addNewer(found, cursor, first));
    const { groups, isComplete } = found.usage();
    return { groups, isComplete: isComplete && isAll };
  }

  private async readStored(first: number): Promise<StoredSums> {
    for (let tries = 1; ; tries += 1) {
      const found = new UnpricedUsageOfDays();
      const [cursor, days] = await Promise.all([
        this.connection.get(this.keys.cursor),
        this.connection.zrange(this.keys.days, first, '+inf', 'BYSCORE', 'LIMIT', 0, MOST_DAYS),
      ]);
      await inPortions(days.map(Number), DAYS_AT_ONCE, async (day) => {
        found.addCells(day, (await this.connection.call('HGETALL', this.keys.cells(day))) as string[]);
      });
      const isStill = (await this.connection.get(this.keys.cursor)) === cursor;
      if (isStill || tries === MOST_TRIES)
        return { found, cursor: cursor ?? '', isExact: isStill && days.length < MOST_DAYS };
    }
  }

  /** @returns whether that was all of it */
  private async addNewer(found: UnpricedUsageOfDays, cursor: string, first: number): Promise<boolean> {
    const batch = new UnpricedBatch();
    let [cursors, behind, isAll] = [parseCursors(cursor), partitions, true];
    for (let portions = 0; portions < MOST_PORTIONS && behind.length > 0; portions += 1) {
      const earliest = (first - 1) * DAY_MS;
      const next = await nextEntries(this.connection, { cursors, behind, earliest, searches: false });
      for (const entry of next.found) batch.add(entry);
      [cursors, behind, isAll] = [next.cursors, next.behind, isAll && next.isAll];
    }
    found.addBatch(batch, first);
    return isAll && behind.length === 0;
  }
}
