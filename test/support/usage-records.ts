import { createRequestId, noTokens } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys, requestScripts, runScript } from '@app/redis';
import { RequestKeys, type UsageRecord } from '@app/usage';

/** A whole record; what a test is about stands in `differences`. */
export function usageRecord(differences: Partial<UsageRecord> = {}): UsageRecord {
  return {
    ...{ requestId: createRequestId(), startedAt: Date.now(), userId: 'usr_1', keyId: 'key_1', accountId: 'acc_1' },
    ...{ platform: 'sandbox', operation: 'generate', model: 'sandbox-small', status: 200, outcome: 'completed' },
    ...{ source: 'exact', attempts: 1, tokens: noTokens, costNanoDollars: '0', durationMs: 5, firstByteMs: 2 },
    ...{ upstreamRequestId: null, ...differences },
  };
}

/** Opens and settles a request, as a gateway does. */
export async function settleRecord(redis: RedisConnection, record: UsageRecord): Promise<void> {
  const { requestId, userId, costNanoDollars } = record;
  await admit(redis, record, '{}');
  await runScript(redis, requestScripts.settle, new RequestKeys(record).settle([0, 0]), [
    ...[requestId, JSON.stringify(record), '0', ''],
    ...['0', costNanoDollars ?? '0', '2026-11-21', '2026-10-21', userId, 'nobody'],
  ]);
}

/** Leaves a request behind as a gateway does that died half a minute ago. */
export async function openForReaper(redis: RedisConnection, record: UsageRecord): Promise<void> {
  const { requestId, startedAt, userId, keyId, operation, model, accountId, platform, attempts: number } = record;
  const facts = JSON.stringify({ requestId, startedAt, userId, keyId, operation, model });
  await admit(redis, record, facts);
  const { open } = new RequestKeys(record);
  await runScript(redis, requestScripts.markAttempt, [open], [JSON.stringify({ accountId, platform, number })]);
  await redis.zadd(redisKeys.openLeases(partitionOf(userId)), Date.now() - 30_000, requestId);
}

async function admit(redis: RedisConnection, record: UsageRecord, facts: string): Promise<void> {
  const keys = new RequestKeys(record).admit(undefined, [0, 0]);
  await runScript(redis, requestScripts.admit, keys, [record.requestId, 30_000, facts, 0, '1', '']);
}
