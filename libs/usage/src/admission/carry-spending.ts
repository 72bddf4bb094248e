import { type RedisConnection, partitionOf, redisKeys, requestScripts, runScript } from '@app/redis';

/** The key that gets another owner. */
export interface Handover {
  readonly keyId: string;
  readonly fromUserId: string;
  readonly toUserId: string;
}

/**
 * Brings along what a key has spent into the partition of its next owner; to be called before the key is theirs, and again with the same
 * outcome where that failed. What is left behind: the cost of requests that are under way or settled between the two steps (it counts
 * for the former owner, who made them, and no longer for the key), their slots, and the windows of the key, which begin anew.
 */
export async function carrySpending(connection: RedisConnection, { keyId, ...owners }: Handover): Promise<void> {
  const [from, to] = [partitionOf(owners.fromUserId), partitionOf(owners.toUserId)];
  if (from === to) return;
  const spent = await connection.hgetall(redisKeys.spentByKey(from, keyId));
  const settled = Object.entries(spent).filter(([field]) => !field.startsWith('reserved'));
  await runScript(connection, requestScripts.carrySpending, [redisKeys.spentByKey(to, keyId)], settled.flat());
}
