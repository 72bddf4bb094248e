import { type RedisConnection, redisKeys } from '@app/redis';
import type { CorrectedCost } from '../records/cost-correction';
import { type UsageRecord, decodeUsageRecord } from '../records/usage-record';
import { decodeCorrectedCost } from './decode-corrected-cost';

/** A record with what it costs since it was counted again. */
export interface RecordedEntry {
  readonly id: string;
  /** Milliseconds since the epoch by the clock of Redis: when its cost was booked. */
  readonly bookedAt: number;
  readonly record: UsageRecord;
  /** As it is stored; empty: it was never counted again. */
  readonly correctedText: string;
  readonly corrected: CorrectedCost | undefined;
}

export interface EntriesQuestion {
  readonly partition: number;
  /** Id of the entry behind which to begin, or `0-0`. */
  readonly after: string;
  /** Milliseconds since the epoch: nothing that was written later. */
  readonly until: number;
  readonly count: number;
  readonly isWanted: (record: UsageRecord) => boolean;
}

export interface RecordedEntries {
  readonly entries: readonly RecordedEntry[];
  /** Place of the last entry that was looked at, wanted or not. */
  readonly lastId: string;
}

/** The next entries of a partition's usage stream, the oldest first, and of them the records that are wanted; undefined: there are none. */
export async function readRecordedEntries(
  connection: RedisConnection,
  { partition, after, until, count, isWanted }: EntriesQuestion,
): Promise<RecordedEntries | undefined> {
  const stream = redisKeys.usageStream(partition);
  const found = await connection.xrange(stream, `(${after}`, String(Math.floor(until)), 'COUNT', count);
  const lastId = found.at(-1)?.[0];
  if (lastId === undefined) return undefined;
  const wanted = found.flatMap(([id, fields]) => {
    const record = fields[0] === 'record' ? decodeUsageRecord(fields[1]) : undefined;
    return record && isWanted(record) ? [{ id, bookedAt: Number.parseInt(id, 10), record }] : [];
  });
  const texts =
    wanted.length === 0
      ? []
      : await connection.hmget(redisKeys.usageCosts(partition), ...wanted.map(({ record }) => record.requestId));
  const entries = wanted.map((entry, index) => {
    const correctedText = texts[index] ?? '';
    return { ...entry, correctedText, corrected: decodeCorrectedCost(correctedText) };
  });
  return { entries, lastId };
}

/** What a record costs as the books have it now; null: not known. */
export const presentCostOf = ({ record, corrected }: Pick<RecordedEntry, 'record' | 'corrected'>): string | null =>
  corrected ? corrected.costNanoDollars : record.costNanoDollars;
