import type { RedisConnection } from '@app/redis';
import { UnpricedUsageReader } from '../unpriced/unpriced-usage-reader';
import type { UnpricedUsage } from '../unpriced/unpriced-usage';
import { entryRangesFor } from './index/entry-ranges-for';
import { END_OF_TIME, type EntryRange } from './reading/entry-ranges';
import { MergedWalk } from './reading/merged-walk';
import { PartitionWalk, type RecordEntry } from './reading/partition-walk';
import { type Direction, type Place, comparePlaces, parseCursor, writeCursor } from './reading/place';
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

/** Lists usage records, across all partitions, in the order in which their requests ended. */
export class UsageRecords {
  constructor(
    private readonly connection: RedisConnection,
    private readonly lookedAtForAPage = LOOKED_AT_FOR_A_PAGE,
  ) {}

  /** @throws RangeError for a cursor that no page has given */
  async list(
    filter: RecordsFilter,
    limit: number,
    cursor?: string,
    direction: Direction = 'newest-first',
  ): Promise<RecordsPage> {
    const after = cursor === undefined ? undefined : parseCursor(cursor);
    const { walk, daysRead } = this.walkOf(filter, after, direction);
    const found: RecordEntry[] = [];
    const isEnough = (): boolean => {
      if (found.length > limit || walk.isDone) return true;
      const hasMoved = isPast(walk.reached, after, direction);
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

  /**
   * What the records have in common that have no known cost, by the prices that they are counted with now.
   * @param from milliseconds since the epoch, at most thirty days ago: what came in on this UTC day or later counts
   */
  unpriced(from: number): Promise<UnpricedUsage> {
    return new UnpricedUsageReader(this.connection).read(from);
  }

  private walkOf(
    filter: RecordsFilter,
    after: Place | undefined,
    direction: Direction,
  ): { walk: MergedWalk; daysRead: () => number } {
    const within = withinOf(filter, after, direction);
    const parts = partitionsOf(filter).map((partition) => ({
      partition,
      ranges: entryRangesFor({ connection: this.connection, partition, direction, filter, within }),
    }));
    const walks = parts.map(
      ({ partition, ranges }) =>
        new PartitionWalk({
          ...{ connection: this.connection, partition, direction, filter, ranges },
          ...{ mostAtOnce: MOST_AT_ONCE, ...(after ? { after } : {}) },
        }),
    );
    const daysRead = (): number => parts.reduce((sum, { ranges }) => sum + ranges.daysRead, 0);
    return { walk: new MergedWalk(walks, direction), daysRead };
  }
}

/** When the entries were written that come into question. */
function withinOf(filter: RecordsFilter, after: Place | undefined, direction: Direction): EntryRange {
  const from = earliestEntry(filter);
  if (direction === 'newest-first') return { from, to: after?.milliseconds ?? END_OF_TIME };
  return { from: Math.max(from, after?.milliseconds ?? 0), to: END_OF_TIME };
}

const isPast = (place: Place | undefined, other: Place | undefined, direction: Direction): boolean =>
  place !== undefined && (other === undefined || comparePlaces(direction)(other, place) < 0);
