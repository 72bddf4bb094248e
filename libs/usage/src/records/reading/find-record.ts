import type { RedisConnection } from '@app/redis';
import { entryRangesFor } from '../index/entry-ranges-for';
import type { UsageRecord } from '../usage-record';
import { PartitionWalk } from './partition-walk';
import { earliestEntry } from './where-to-look';

export interface WantedRecord {
  readonly requestId: string;
  readonly userId: string;
  /** When its request came in, milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since the epoch, by the clock of Redis: it was written by then. */
  readonly until: number;
}

const MOST_AT_ONCE = 125;

/** Looks for one record in the partition of its user, with the cost that it has by now. Undefined: it has been taken away. */
export async function findRecord(
  connection: RedisConnection,
  partition: number,
  { requestId, userId, startedAt, until }: WantedRecord,
): Promise<UsageRecord | undefined> {
  const direction = 'oldest-first';
  const filter = { requestId, userId, from: startedAt };
  const within = { from: Math.floor(earliestEntry(filter)), to: until };
  const ranges = entryRangesFor({ connection, partition, direction, filter, within });
  const walk = new PartitionWalk({ connection, partition, direction, filter, ranges, mostAtOnce: MOST_AT_ONCE });
  while (!walk.isDone) {
    const [entry] = await walk.advance();
    if (entry) return entry.record;
  }
  return undefined;
}
