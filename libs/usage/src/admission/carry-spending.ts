import { type RedisConnection, partitionOf, redisKeys, requestScripts, runScript } from '@app/redis';

interface OwnedKey {
  readonly userId: string;
  readonly keyId: string;
}

/** A key that gets another owner, or one that takes the place of another. */
export interface Handover {
  readonly from: OwnedKey;
  readonly to: OwnedKey;
}

/**
 * Makes what one key has spent what another one has, or the same key in the partition of its next owner; to be called before anybody
 * uses that one, and again with the same outcome where something failed. What is left behind: the cost of requests that are under way or settled between the two steps (it counts
 * for the former owner, who made them, and no longer for the key), their slots, and the windows of the key, which begin anew.
 */
export async function carrySpending(connection: RedisConnection, { from, to }: Handover): Promise<void> {
  const [source, target] = [from, to].map(({ userId, keyId }) => redisKeys.spentByKey(partitionOf(userId), keyId));
  if (source === undefined || target === undefined || source === target) return;
  const spent = await connection.hgetall(source);
  const settled = Object.entries(spent).filter(([field]) => !field.startsWith('reserved'));
  await runScript(connection, requestScripts.carrySpending, [target], settled.flat());
}
