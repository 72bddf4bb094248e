import type { RedisConnection } from '@app/redis';
import { entryRangesFor } from './index/entry-ranges-for';
import { END_OF_TIME } from './reading/entry-ranges';
import { MergedWalk } from './reading/merged-walk';
import { PartitionWalk, type RecordEntry } from './reading/partition-walk';
import { type Place, comparePlaces, parseCursor, writeCursor } from './reading/place';
import type { RecordsFilter } from './reading/records-filter';
import { earliestEntry, partitionsOf } from './reading/where-to-look';
import type { UsageRecord } from './usage-record';

export interface RecordsPage {
  readonly items: readonly UsageRecord[];
  /** Where the next page begins; absent on the last one. A page may be short, or empty, and have it all the same. */
  readonly nextCursor: string | undefined;
}

/** Entries that are looked at for one page, and twice as many days of the index: what comes after them is for the next page. */
const LOOKED_AT_FOR_A_PAGE = 6_000;
const MOST_AT_ONCE = 125;

/** Lists usage records, newest first, across all partitions. */
export class UsageRecords {
  constructor(
    private readonly connection: RedisConnection,
    private readonly lookedAtForAPage = LOOKED_AT_FOR_A_PAGE,
  ) {}

  /** @throws RangeError for a cursor that no page has given */
  async list(filter: RecordsFilter, limit: number, cursor?: string): Promise<RecordsPage> {
    const after = cursor === undefined ? undefined : parseCursor(cursor);
    const { walk, daysRead } = this.walkOf(filter, after);
    const found: RecordEntry[] = [];
    const isEnough = (): boolean => {
      if (found.length > limit || walk.isDone) return true;
      const hasMoved = isPast(walk.reached, after);
      return hasMoved && walk.lookedAt + daysRead() / 2 >= this.lookedAtForAPage;
    };
    while (!isEnough()) {
      await walk.advance();
      found.push(...walk.take());
    }
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : walk.isDone ? undefined : walk.reached;
    return { items: page.map(({ record }) => record), nextCursor: last && writeCursor(last) };
  }

  private walkOf(filter: RecordsFilter, after: Place | undefined): { walk: MergedWalk; daysRead: () => number } {
    const within = { from: earliestEntry(filter), to: after?.milliseconds ?? END_OF_TIME };
    const parts = partitionsOf(filter).map((partition) => ({
      partition,
      ranges: entryRangesFor({ connection: this.connection, partition, direction: 'newest-first', filter, within }),
    }));
    const walks = parts.map(
      ({ partition, ranges }) =>
        new PartitionWalk({
          ...{ connection: this.connection, partition, direction: 'newest-first', filter, ranges },
          ...{ mostAtOnce: MOST_AT_ONCE, ...(after ? { after } : {}) },
        }),
    );
    const daysRead = (): number => parts.reduce((sum, { ranges }) => sum + ranges.daysRead, 0);
    return { walk: new MergedWalk(walks, 'newest-first'), daysRead };
  }
}

const newestFirst = comparePlaces('newest-first');
const isPast = (place: Place | undefined, other: Place | undefined): boolean =>
  place !== undefined && (other === undefined || newestFirst(other, place) < 0);
