import { noTokens } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { UsageRecord } from '@app/usage';
import { usageRecord } from '../usage-records';

export interface WrittenRecord {
  readonly record: UsageRecord;
  /** Of its entry: when it was written, by the clock of Redis. */
  readonly id: string;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** A noon long ago, so that days do not depend on when a test runs. */
export const A_NOON = Date.UTC(2026, 8, 1, 12);

/** A whole record whose fields follow from its number, a few of each kind. */
export function numberedRecord(number: number, startedAt: number): UsageRecord {
  return usageRecord({
    requestId: `req_${number.toString(16).padStart(32, '0')}`,
    ...{ startedAt, userId: `usr_${number % 7}`, keyId: `key_${number % 11}`, accountId: `acc_${number % 5}` },
    model: number % 13 === 0 ? 'a "quoted" model, ünïcode' : `sandbox-${number % 3}`,
    outcome: number % 17 === 0 ? 'caller-left' : 'completed',
    status: number % 17 === 0 ? 499 : 200,
    source: number % 19 === 0 ? 'partial' : 'exact',
    costNanoDollars: number % 23 === 0 ? null : String(number * 1_000),
    durationMs: number % 1_000,
    tokens: { ...noTokens, input: number, output: 7 },
    ...(number % 2 === 0 ? { groupId: `grp_${number % 4}` } : {}),
    ...(number % 3 === 0 ? { client: 'claude-code' } : {}),
    ...(number % 29 === 0
      ? { charged: [{ model: 'sandbox-1', usage: { ...noTokens, output: 7 }, serviceClass: 'batch' as const }] }
      : {}),
  });
}

const AT_ONCE = 1_000;

/** Writes records as entries that were made at these times, which must not fall within a partition. */
export async function writeEntries(
  redis: RedisConnection,
  entries: readonly { readonly record: UsageRecord; readonly at: number }[],
): Promise<WrittenRecord[]> {
  const written: WrittenRecord[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const portion = entries.slice(from, from + AT_ONCE).map(async ({ record, at }) => {
      const stream = redisKeys.usageStream(partitionOf(record.userId));
      const id = await redis.xadd(stream, `${at}-*`, 'record', JSON.stringify(record));
      return { record, id: id ?? '' };
    });
    written.push(...(await Promise.all(portion)));
  }
  return written;
}
