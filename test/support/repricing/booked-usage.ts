import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { Calendar, type CorrectedCost, type UsageRecord } from '@app/usage';
import { allPartitions } from '../open-redis';

const calendar = new Calendar('UTC');
/** Days before this one are one sum, as requests that are settled make them. */
const isApart = (day: string, now: number): boolean => day >= calendar.oldestDayOf(now);

/** Puts records into the books as if each had been settled when it began. @param records the oldest first */
export async function bookRecords(redis: RedisConnection, records: readonly UsageRecord[], now: number): Promise<void> {
  const pipeline = redis.pipeline();
  records.forEach((record, index) => {
    const { userId, keyId, startedAt, costNanoDollars } = record;
    const partition = partitionOf(userId);
    pipeline.xadd(redisKeys.usageStream(partition), `${startedAt}-${index}`, 'record', JSON.stringify(record));
    if (costNanoDollars === null || costNanoDollars === '0') return;
    const day = calendar.dayOf(startedAt);
    const field = isApart(day, now) ? day : 'earlier';
    pipeline.hincrby(redisKeys.spentByKey(partition, keyId), field, costNanoDollars);
    pipeline.hincrby(redisKeys.spentByUser(partition, userId), field, costNanoDollars);
  });
  await pipeline.exec();
}

/** What all of the books say, in one form: by user or key and field, nano-dollars; without what is nothing. */
export async function spentFields(redis: RedisConnection): Promise<Record<string, bigint>> {
  const keys = await redis.keys('*:spent:*');
  const found: Record<string, bigint> = {};
  for (const key of keys) {
    for (const [field, amount] of Object.entries(await redis.hgetall(key))) {
      if (amount !== '0') found[`${key.replace(/^.*:spent:/, '')} ${field}`] = BigInt(amount);
    }
  }
  return found;
}

/** What they have to say where records cost this. */
export function expectedSpending(
  records: readonly UsageRecord[],
  costOf: (record: UsageRecord) => string | null,
  now: number,
): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const record of records) {
    const day = calendar.dayOf(record.startedAt);
    const field = isApart(day, now) ? day : 'earlier';
    for (const spender of [`key:${record.keyId}`, `user:${record.userId}`]) {
      const name = `${spender} ${field}`;
      sums[name] = (sums[name] ?? 0n) + BigInt(costOf(record) ?? 0);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0n));
}

/** Every entry of all usage streams that tells of a correction, and every corrected cost. */
export async function corrections(redis: RedisConnection): Promise<{
  readonly sum: bigint;
  readonly count: number;
  readonly unpriced: number;
  readonly costs: ReadonlyMap<string, CorrectedCost>;
}> {
  let [sum, count, unpriced] = [0n, 0, 0];
  const costs = new Map<string, CorrectedCost>();
  for (const partition of allPartitions) {
    for (const [, [field, text]] of await redis.xrange(redisKeys.usageStream(partition), '-', '+')) {
      if (field !== 'correction') continue;
      const { differenceNanoDollars, unpricedDifference } = JSON.parse(text ?? '') as {
        differenceNanoDollars: string;
        unpricedDifference: number;
      };
      [sum, count, unpriced] = [sum + BigInt(differenceNanoDollars), count + 1, unpriced + unpricedDifference];
    }
    for (const [id, text] of Object.entries(await redis.hgetall(redisKeys.usageCosts(partition)))) {
      costs.set(id, JSON.parse(text) as CorrectedCost);
    }
  }
  return { sum, count, unpriced, costs };
}
