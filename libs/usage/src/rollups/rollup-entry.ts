import type { CostCorrection } from '../records/cost-correction';
import { type Outcome, type UsageRecord, decodeUsageRecord } from '../records/usage-record';
import { decodeCostCorrection } from './decode-cost-correction';
import type { Subjects } from './dimensions';
import { MetricSums } from './metric-sums';
import type { Metric } from './metrics';

/** What an entry of the usage stream adds, and to whose cells of which time. */
export interface RollupEntry {
  readonly startedAt: number;
  readonly subjects: Subjects;
  readonly sums: MetricSums;
}

/** `9999-12-31T00:00:00Z`: a day of a later year is written in another form. */
const LATEST = 253_402_214_400_000;

/** @returns undefined for an entry that adds nothing: one of another kind, or one that is not whole */
export function rollupEntryOf([field, text]: readonly string[]): RollupEntry | undefined {
  const entry = field === undefined || !Object.hasOwn(readers, field) ? undefined : readers[field]?.(text);
  return entry && entry.startedAt >= 0 && entry.startedAt < LATEST ? entry : undefined;
}

const readers: Readonly<Record<string, (text: string | undefined) => RollupEntry | undefined>> = {
  record: recordEntry,
  correction: correctionEntry,
};

const metricOf: Readonly<Record<Outcome, Metric | undefined>> = {
  completed: undefined,
  'caller-left': 'callerLeft',
  'upstream-failed': 'upstreamFailed',
  'upstream-interrupted': 'upstreamInterrupted',
  'gateway-lost': 'gatewayLost',
};

function recordEntry(text: string | undefined): RollupEntry | undefined {
  const record = decodeUsageRecord(text);
  if (!record) return undefined;
  const sums = new MetricSums();
  sums.add('requests', 1);
  for (const [kind, count] of tokensOf(record)) sums.add(kind, count);
  if (record.costNanoDollars === null) sums.add('unpriced', 1);
  else sums.add('costNanoDollars', BigInt(record.costNanoDollars));
  const outcome = Object.hasOwn(metricOf, record.outcome) ? metricOf[record.outcome] : undefined;
  if (outcome) sums.add(outcome, 1);
  addTime(sums, 'durationMs', 'durations', record.durationMs);
  addTime(sums, 'firstByteMs', 'firstBytes', record.firstByteMs);
  return { startedAt: record.startedAt, subjects: subjectsOf(record), sums };
}

function* tokensOf({ tokens, reasoningTokens }: UsageRecord): Iterable<[Metric, number]> {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokens;
  yield* Object.entries({ input, cacheRead, cacheWrite5m, cacheWrite1h, output }) as [Metric, number][];
  if (isCount(reasoningTokens)) yield ['reasoning', reasoningTokens];
}

function addTime(sums: MetricSums, metric: Metric, count: Metric, milliseconds: unknown): void {
  if (typeof milliseconds !== 'number' || !isCount(Math.round(milliseconds))) return;
  sums.add(metric, Math.round(milliseconds));
  sums.add(count, 1);
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function correctionEntry(text: string | undefined): RollupEntry | undefined {
  const correction = decodeCostCorrection(text);
  if (!correction) return undefined;
  const sums = new MetricSums();
  sums.add('costNanoDollars', BigInt(correction.differenceNanoDollars));
  sums.add('unpriced', correction.unpricedDifference);
  return { startedAt: correction.startedAt, subjects: subjectsOf(correction), sums };
}

/** A group or a client that is no text counts as none. */
function subjectsOf(entry: UsageRecord | CostCorrection): Subjects {
  const { keyId, userId, accountId, model, platform, groupId, client } = entry;
  return {
    ...{ keyId, userId, accountId, model, platform },
    ...(typeof groupId === 'string' && { groupId }),
    ...(typeof client === 'string' && { client }),
  };
}
