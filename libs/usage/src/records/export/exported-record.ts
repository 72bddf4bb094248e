import { formatDollars } from '@app/common';
import { parseJsonObject } from '@app/protocols';
import type { RecordEntry } from '../reading/partition-walk';
import { idOf, placeOf } from '../reading/place';
import { type UsageRecord, decodeUsageRecord } from '../usage-record';
import { partitionOf } from '@app/redis';

/** A record as it leaves the relay: its time as ISO 8601 in UTC, its cost in dollars, and everything else as it is kept. */
export type ExportedRecord = Omit<UsageRecord, 'startedAt' | 'costNanoDollars'> & {
  readonly startedAt: string;
  /** Decimal; null: the price of a model is not known. */
  readonly costUsd: string | null;
  /** Of the record's entry in the usage stream: milliseconds since the epoch when it was written, a hyphen, sequence number. */
  readonly entryId: string;
};

export function exportedRecord({ record, ...place }: RecordEntry): ExportedRecord {
  const { requestId, startedAt, costNanoDollars, ...rest } = record;
  return {
    requestId,
    startedAt: new Date(startedAt).toISOString(),
    ...rest,
    costUsd: costNanoDollars === null ? null : formatDollars(BigInt(costNanoDollars)),
    entryId: idOf(place),
  };
}

/** Undefined for anything that is not a whole record as it leaves the relay. */
export function decodeExportedRecord(line: string): RecordEntry | undefined {
  const { startedAt, costUsd, entryId, ...rest } = parseJsonObject(line) ?? {};
  if (typeof startedAt !== 'string' || typeof entryId !== 'string' || !/^\d{1,15}-\d{1,15}$/.test(entryId))
    return undefined;
  const costNanoDollars = costUsd === null ? null : nanoDollarsOf(costUsd);
  const record = decodeUsageRecord(JSON.stringify({ ...rest, startedAt: Date.parse(startedAt), costNanoDollars }));
  return record && { ...placeOf(entryId, partitionOf(record.userId)), record };
}

/** Undefined for what `formatDollars` does not write. */
function nanoDollarsOf(dollars: unknown): string | undefined {
  const parts = typeof dollars === 'string' ? /^(\d+)(?:\.(\d{1,9}))?$/.exec(dollars) : null;
  const [, whole, fraction = ''] = parts ?? [];
  return whole === undefined ? undefined : BigInt(`${whole}${fraction.padEnd(9, '0')}`).toString();
}
