import { type Metric, type Totals, type UsageRecord, dayKey, noTotals, type Subject } from '@app/usage';

/** Something that changes the sums, as a test writes it into the stream. */
export interface ModelEntry {
  readonly record: UsageRecord;
  /** The entry is a correction of the record's cost by so much. */
  readonly difference?: bigint;
}

export const subjectOf: Readonly<Record<Subject, (record: UsageRecord) => string>> = {
  key: ({ keyId }) => keyId,
  user: ({ userId }) => userId,
  account: ({ accountId }) => accountId,
  group: ({ groupId }) => groupId ?? 'none',
  model: ({ model }) => model,
  platform: ({ platform }) => platform,
  client: ({ client }) => client ?? 'none',
};

/** The day of an entry, by which a test says what a period is. */
export const dayOf = ({ record }: ModelEntry, timeZone: string): string => dayKey(record.startedAt, timeZone);

/** Sums written for reading: one entry after the other, by whatever a row is. */
export function modelSums(
  entries: readonly ModelEntry[],
  rowOf: (entry: ModelEntry) => string,
): ReadonlyMap<string, Totals> {
  const rows = new Map<string, Totals>();
  for (const entry of entries) {
    const row = rowOf(entry);
    const [held, added] = [rows.get(row) ?? noTotals, totalsOf(entry)];
    const sums = Object.keys(held).map((metric) => [metric, held[metric as Metric] + added[metric as Metric]]);
    rows.set(row, Object.fromEntries(sums) as Totals);
  }
  return rows;
}

function totalsOf({ record, difference }: ModelEntry): Totals {
  if (difference !== undefined) return { ...noTotals, costNanoDollars: difference };
  const { tokens, costNanoDollars: cost, firstByteMs } = record;
  return {
    ...{ requests: 1n, input: BigInt(tokens.input), cacheRead: BigInt(tokens.cacheRead) },
    ...{ cacheWrite5m: BigInt(tokens.cacheWrite5m), cacheWrite1h: BigInt(tokens.cacheWrite1h) },
    ...{ output: BigInt(tokens.output), reasoning: BigInt(record.reasoningTokens ?? 0) },
    ...{ costNanoDollars: BigInt(cost ?? 0), unpriced: cost === null ? 1n : 0n },
    callerLeft: record.outcome === 'caller-left' ? 1n : 0n,
    upstreamFailed: record.outcome === 'upstream-failed' ? 1n : 0n,
    upstreamInterrupted: record.outcome === 'upstream-interrupted' ? 1n : 0n,
    gatewayLost: record.outcome === 'gateway-lost' ? 1n : 0n,
    ...{ durationMs: BigInt(record.durationMs), durations: 1n },
    ...{ firstByteMs: BigInt(firstByteMs ?? 0), firstBytes: firstByteMs === null ? 0n : 1n },
  };
}
