import { type RedisConnection, redisKeys } from '@app/redis';
import { parseCursors } from './overall-cursors';

/**
 * The last entry of a partition's usage stream that all rollups contain; empty: there is none. What comes after it must stay in the
 * stream.
 */
export async function rolledUpTo(connection: RedisConnection, partition: number): Promise<string> {
  const overall = await connection.get(redisKeys.usageRollups('all').cursor);
  // The overall sums never run ahead of those of the partition.
  return parseCursors(overall ?? '')[partition] ?? '';
}
