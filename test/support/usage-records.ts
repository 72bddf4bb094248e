import { createRequestId, noTokens } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys, requestScripts, runScript } from '@app/redis';
import type { UsageRecord } from '@app/usage';

/** A whole record; what a test is about stands in `differences`. */
export function usageRecord(differences: Partial<UsageRecord> = {}): UsageRecord {
  return {
    ...{ requestId: createRequestId(), startedAt: Date.now(), userId: 'usr_1', keyId: 'key_1', accountId: 'acc_1' },
    ...{ platform: 'sandbox', operation: 'messages', model: 'sandbox-small', status: 200, outcome: 'completed' },
    ...{ source: 'exact', attempts: 1, tokens: noTokens, costNanoDollars: '0', durationMs: 5, firstByteMs: 2 },
    ...{ upstreamRequestId: null, ...differences },
  };
}

/** Opens and settles a request, as a gateway does. */
export async function settleRecord(redis: RedisConnection, record: UsageRecord): Promise<void> {
  const { keys, leases, note } = keysOf(record);
  await runScript(redis, requestScripts.open, [leases, note], [record.requestId, 30_000, '{}']);
  await runScript(redis, requestScripts.settle, keys, [record.requestId, JSON.stringify(record), '0']);
}

/** Leaves a request behind as a gateway does that died half a minute ago. */
export async function openForReaper(redis: RedisConnection, record: UsageRecord): Promise<void> {
  const { requestId, startedAt, userId, keyId, operation, model, accountId, platform, attempts: number } = record;
  const { leases, note } = keysOf(record);
  const facts = JSON.stringify({ requestId, startedAt, userId, keyId, operation, model });
  await runScript(redis, requestScripts.open, [leases, note], [requestId, 30_000, facts]);
  await runScript(redis, requestScripts.markAttempt, [note], [JSON.stringify({ accountId, platform, number })]);
  await redis.zadd(leases, Date.now() - 30_000, requestId);
}

function keysOf({ userId, requestId }: UsageRecord) {
  const partition = partitionOf(userId);
  const leases = redisKeys.openLeases(partition);
  const note = redisKeys.openRequest(partition, requestId);
  return { leases, note, keys: [leases, note, redisKeys.usageStream(partition)] };
}
