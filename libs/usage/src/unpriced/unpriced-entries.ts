import { type RedisConnection, redisKeys } from '@app/redis';
import { findRecord } from '../records/reading/find-record';
import { type UsageRecord, decodeUsageRecord } from '../records/usage-record';
import { decodeCostCorrection } from '../rollups/decode-cost-correction';

export type StreamEntries = readonly (readonly [id: string, fields: readonly string[]])[];

/** A record that belongs to those without a price from this entry on, or no longer does. */
export interface UnpricedEntry {
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly writtenAt: number;
  readonly record: UsageRecord;
  readonly difference: 1 | -1;
}

/** A correction whose record is yet to be found. */
interface Wanted {
  readonly writtenAt: number;
  readonly requestId: string;
  readonly userId: string;
  readonly startedAt: number;
  readonly recordEntryId: string | undefined;
  readonly difference: 1 | -1;
}

/** Most records have a price, and are told apart without being parsed. */
const mayBeUnpriced = (text: string | undefined): boolean => /"costNanoDollars"\s*:\s*null/.test(text ?? '');

/**
 * What entries of a partition's usage stream say of records without a price.
 * @param searches whether the record is looked for where a correction does not say where it is, as those of earlier versions do not
 * @returns also whether all of them could be understood
 */
export async function unpricedEntriesOf(
  connection: RedisConnection,
  partition: number,
  entries: StreamEntries,
  searches: boolean,
): Promise<{ readonly found: readonly UnpricedEntry[]; readonly isAll: boolean }> {
  const wanted: Wanted[] = [];
  const found: UnpricedEntry[] = [];
  for (const [id, [kind, text]] of entries) {
    const writtenAt = Number.parseInt(id, 10);
    if (kind === 'correction') wanted.push(...correctionsOf(text, writtenAt));
    if (kind !== 'record' || !mayBeUnpriced(text)) continue;
    const record = decodeUsageRecord(text);
    if (record?.costNanoDollars === null) found.push({ writtenAt, record, difference: 1 });
  }
  const isSearched = wanted.filter(({ recordEntryId }) => recordEntryId !== undefined || searches);
  const records = await Promise.all(isSearched.map((one) => recordOf(connection, partition, one)));
  for (const [index, { writtenAt, difference }] of isSearched.entries()) {
    const record = records[index];
    if (record) found.push({ writtenAt, record, difference });
  }
  return { found, isAll: isSearched.length === wanted.length };
}

function correctionsOf(text: string | undefined, writtenAt: number): Wanted[] {
  const correction = decodeCostCorrection(text);
  if (!correction || correction.unpricedDifference === 0) return [];
  const { requestId, userId, startedAt, unpricedDifference: difference } = correction;
  const entryId: unknown = correction.recordEntryId;
  const recordEntryId = typeof entryId === 'string' && /^\d{1,15}-\d{1,15}$/.test(entryId) ? entryId : undefined;
  return [{ writtenAt, requestId, userId, startedAt, recordEntryId, difference }];
}

/** Undefined where it has been taken away since. */
async function recordOf(
  connection: RedisConnection,
  partition: number,
  { recordEntryId, writtenAt, ...of }: Wanted,
): Promise<UsageRecord | undefined> {
  if (recordEntryId === undefined) return findRecord(connection, partition, { ...of, until: writtenAt });
  const [entry] = await connection.xrange(redisKeys.usageStream(partition), recordEntryId, recordEntryId);
  const record = entry?.[1][0] === 'record' ? decodeUsageRecord(entry[1][1]) : undefined;
  return record?.requestId === of.requestId ? record : undefined;
}
