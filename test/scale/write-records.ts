import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type UsageRecord, dayKey } from '@app/usage';

const PIPELINE = 2_000;

/**
 * Writes records as the settle script would have at their time, which that script takes from the clock: the entry in the stream, and what
 * key and user have spent.
 */
export async function writeRecords(redis: RedisConnection, records: Iterable<UsageRecord>): Promise<number> {
  let [pipeline, count] = [redis.pipeline(), 0];
  for (const record of records) {
    const { userId, keyId, startedAt, durationMs, costNanoDollars: cost } = record;
    const partition = partitionOf(userId);
    count += 1;
    // Begun in this order, and written in this order: the sequence keeps ids apart and rising.
    pipeline.xadd(redisKeys.usageStream(partition), `${startedAt + 1}-${count}`, 'record', JSON.stringify(record));
    const day = dayKey(startedAt + durationMs, 'UTC');
    if (cost !== null) {
      pipeline.hincrby(redisKeys.spentByKey(partition, keyId), day, cost);
      pipeline.hincrby(redisKeys.spentByUser(partition, userId), day, cost);
    }
    if (count % PIPELINE === 0) {
      await send(pipeline);
      pipeline = redis.pipeline();
    }
  }
  await send(pipeline);
  return count;
}

async function send(pipeline: ReturnType<RedisConnection['pipeline']>): Promise<void> {
  for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
}
