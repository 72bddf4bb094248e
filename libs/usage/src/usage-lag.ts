import { PARTITION_COUNT, type RedisConnection, redisKeys } from '@app/redis';
import { parseCursors } from './rollups/overall-cursors';

/**
 * How far the sums are behind the usage stream: the age of the oldest entry that they do not contain yet. Reads one entry of each partition
 * at the most, however many there are.
 * @param now milliseconds since the epoch, by the clock of Redis
 * @returns seconds; 0: they contain all @throws what Redis says, and RangeError where the cursors cannot be read
 */
export async function usageLagSeconds(connection: RedisConnection, now: number): Promise<number> {
  const cursors = parseCursors((await connection.get(redisKeys.usageRollups('all').cursor)) ?? '');
  const firsts = await Promise.all(
    Array.from({ length: PARTITION_COUNT }, async (_, partition) => {
      const cursor = cursors[partition] ?? '';
      const after = cursor === '' ? '-' : `(${cursor}`;
      const [entry] = await connection.xrange(redisKeys.usageStream(partition), after, '+', 'COUNT', 1);
      return entry ? Number.parseInt(entry[0], 10) : now;
    }),
  );
  return Math.max(0, now - Math.min(...firsts)) / 1_000;
}
