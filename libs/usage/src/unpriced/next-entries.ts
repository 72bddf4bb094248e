import { type RedisConnection, redisKeys } from '@app/redis';
import type { OverallCursors } from '../rollups/overall-cursors';
import { type UnpricedEntry, unpricedEntriesOf } from './unpriced-entries';

export interface NextEntriesQuestion {
  readonly cursors: OverallCursors;
  /** Partitions that are read. */
  readonly behind: readonly number[];
  /** Where a partition is begun that has no cursor, milliseconds since the epoch. */
  readonly earliest: number;
  /** As `unpricedEntriesOf` takes it. */
  readonly searches: boolean;
}

export interface NextEntries {
  readonly found: readonly UnpricedEntry[];
  /** After them. */
  readonly cursors: OverallCursors;
  /** Partitions that may have more. */
  readonly behind: readonly number[];
  /** How many entries were read, of whatever kind. */
  readonly count: number;
  /** Whether all of them could be understood. */
  readonly isAll: boolean;
}

/** Entries of all partitions together that are held in memory. */
const BATCH = 4_096;

/** The next entries of the usage streams behind a cursor of each, and of them what concerns records without a price. */
export async function nextEntries(
  connection: RedisConnection,
  { cursors, behind, earliest, searches }: NextEntriesQuestion,
): Promise<NextEntries> {
  const portion = Math.ceil(BATCH / Math.max(1, behind.length));
  const reads = await Promise.all(
    behind.map(async (partition) => {
      const cursor = cursors[partition] ?? '';
      const start = cursor === '' ? String(Math.max(0, Math.floor(earliest))) : `(${cursor}`;
      const entries = await connection.xrange(redisKeys.usageStream(partition), start, '+', 'COUNT', portion);
      const understood = await unpricedEntriesOf(connection, partition, entries, searches);
      return { ...understood, partition, count: entries.length, lastId: entries.at(-1)?.[0] };
    }),
  );
  const next = [...cursors];
  for (const { partition, lastId } of reads) if (lastId !== undefined) next[partition] = lastId;
  return {
    found: reads.flatMap(({ found }) => found),
    cursors: next,
    behind: reads.filter(({ count }) => count === portion).map(({ partition }) => partition),
    count: reads.reduce((sum, { count }) => sum + count, 0),
    isAll: reads.every(({ isAll }) => isAll),
  };
}
