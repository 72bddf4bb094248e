import { type RedisConnection, redisKeys } from '@app/redis';
import type { ArchiveFiles } from '../archive/archive-files';
import { entryRangesFor } from '../index/entry-ranges-for';
import { MergedWalk } from '../reading/merged-walk';
import { PartitionWalk, type RecordEntry } from '../reading/partition-walk';
import { type Place, comparePlaces, placeOf } from '../reading/place';
import { type RecordsFilter, createRecordTest, createTextTest } from '../reading/records-filter';
import { earliestEntry, partitionsOf } from '../reading/where-to-look';
import { decodeExportedRecord } from './exported-record';

/** First and last entry of one partition when an export began; undefined: there were none. */
interface Extent {
  readonly partition: number;
  readonly first: Place | undefined;
  readonly last: Place | undefined;
}

/** What many partitions hold in memory at the same time, so this is little. */
const MOST_AT_ONCE = 24;
const oldestFirst = comparePlaces('oldest-first');

/** Reads all records that were there when somebody asked, oldest first, no faster than they are taken. */
export class UsageExport {
  constructor(
    private readonly connection: RedisConnection,
    private readonly archive: ArchiveFiles,
  ) {}

  /**
   * @param includeArchive also what was taken away from Redis and lies in the archive of this machine
   * @throws what Redis and the file system say; Error where records are taken away from Redis before they were read, which only
   *   matters with the archive: what is too old to be kept is missing without it anyway
   */
  async *portions(filter: RecordsFilter, includeArchive: boolean): AsyncGenerator<readonly RecordEntry[]> {
    const extents = await Promise.all(partitionsOf(filter).map((partition) => this.extentOf(partition)));
    if (includeArchive) yield* this.archived(filter, extents);
    const walks = extents.flatMap((extent) => this.walkOf(filter, extent, includeArchive) ?? []);
    const merged = new MergedWalk(walks, 'oldest-first');
    while (!merged.isDone) {
      await merged.advance();
      const portion = merged.take();
      if (portion.length > 0) yield portion;
    }
  }

  private async extentOf(partition: number): Promise<Extent> {
    const stream = redisKeys.usageStream(partition);
    const [[first], [last]] = await Promise.all([
      this.connection.xrange(stream, '-', '+', 'COUNT', 1),
      this.connection.xrevrange(stream, '+', '-', 'COUNT', 1),
    ]);
    return {
      partition,
      first: first && placeOf(first[0], partition),
      last: last && placeOf(last[0], partition),
    };
  }

  private walkOf(filter: RecordsFilter, extent: Extent, isWithoutGap: boolean): PartitionWalk | undefined {
    const { partition, last } = extent;
    if (!last) return undefined;
    const { connection } = this;
    const within = { from: earliestEntry(filter), to: last.milliseconds };
    return new PartitionWalk({
      ...{ connection, partition, direction: 'oldest-first', filter, mostAtOnce: MOST_AT_ONCE },
      ranges: entryRangesFor({ connection, partition, direction: 'oldest-first', filter, within }),
      ...(isWithoutGap ? { check: (before) => this.requireNoGap(extent, before) } : {}),
    });
  }

  /** What is in Redis is not taken from the archive as well. */
  private async *archived(filter: RecordsFilter, extents: readonly Extent[]): AsyncGenerator<readonly RecordEntry[]> {
    const firsts = new Map(extents.map(({ partition, first }) => [partition, first]));
    const mayFit = createTextTest(filter);
    const fits = createRecordTest(filter);
    for await (const lines of this.archive.lines(earliestEntry(filter))) {
      const entries = lines.filter(mayFit).flatMap((line) => {
        const entry = decodeExportedRecord(line);
        const first = entry && firsts.get(entry.partition);
        return entry && fits(entry.record) && !(first && oldestFirst(first, entry) <= 0) ? [entry] : [];
      });
      if (entries.length > 0) yield entries;
    }
  }

  private async requireNoGap({ partition, first }: Extent, before: Place | undefined): Promise<void> {
    const now = (await this.extentOf(partition)).first;
    const reached = before ?? first;
    const isGap = first && reached && (!now || (oldestFirst(first, now) < 0 && oldestFirst(reached, now) < 0));
    if (isGap) throw new Error('Usage records were taken away from Redis before the export had read them');
  }
}
