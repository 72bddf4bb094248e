import { noTokens, type TokenUsage } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type UsageRecord, UsageRecords } from '@app/usage';
import { allPartitions } from './open-redis';
import type { SandboxLedgerEntry } from './sandbox-process';

/** What the relay wrote down held against what the upstream served. Lists are empty where both agree. */
export interface Comparison {
  readonly records: number;
  readonly served: number;
  /** Served, and nowhere in the records. */
  readonly missing: readonly SandboxLedgerEntry[];
  /** Recorded, and never served. */
  readonly extra: readonly UsageRecord[];
  /** Request ids that more than one record has. */
  readonly duplicates: readonly string[];
  /** Said to be exact, with other figures than the upstream's. */
  readonly inexact: readonly UsageRecord[];
  /** Broken off, and recorded with more than was streamed. */
  readonly overcharged: readonly UsageRecord[];
}

/** Every delta event of the sandbox is longer than this, so a stream of so many bytes cannot hold more deltas. */
const SHORTEST_DELTA_BYTES = 100;
const classes = Object.keys(noTokens) as (keyof TokenUsage)[];

/** Every usage record of all partitions. */
export async function allUsageRecords(redis: RedisConnection): Promise<UsageRecord[]> {
  const reader = new UsageRecords(redis);
  const records: UsageRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.list({}, 1_000, cursor);
    records.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return records;
}

/** Requests that are on the books as open: leases of all partitions, and notes of what was let in. */
export async function countOpen(redis: RedisConnection): Promise<{ leases: number; notes: number }> {
  const leases = await Promise.all(allPartitions.map((partition) => redis.zcard(redisKeys.openLeases(partition))));
  return { leases: leases.reduce((sum, count) => sum + count, 0), notes: (await openNotes(redis)).length };
}

/** How many open requests have left for an upstream. */
export async function countUpstream(redis: RedisConnection): Promise<number> {
  const hasLeft = await Promise.all((await openNotes(redis)).map((note) => redis.hexists(note, 'attempt')));
  return hasLeft.filter(Boolean).length;
}

const openNotes = (redis: RedisConnection): Promise<string[]> =>
  redis.keys(redisKeys.openRequest(0, '*').replace('{p0}', '{p*}'));

/**
 * Records find their ledger entry by the upstream's request id. A record that was written for a dead gateway does not know it and is
 * found by its model name and time, which is why the load gives every request a model name of its own.
 */
export function compareBooks(records: readonly UsageRecord[], served: readonly SandboxLedgerEntry[]): Comparison {
  const byUpstreamId = new Map(served.map((entry) => [entry.upstreamRequestId, entry]));
  const unmatched = new Set(served);
  const matches = new Map<UsageRecord, SandboxLedgerEntry>();
  const match = (record: UsageRecord, entry: SandboxLedgerEntry | undefined): void => {
    if (!entry || !unmatched.delete(entry)) return;
    matches.set(record, entry);
  };
  for (const record of records) match(record, byUpstreamId.get(record.upstreamRequestId ?? ''));
  const byModel = Map.groupBy(unmatched, ({ model }) => model);
  for (const record of records) {
    if (record.upstreamRequestId !== null) continue;
    const candidates = (byModel.get(record.model) ?? []).filter((entry) => unmatched.has(entry));
    match(record, closestInTime(record, candidates));
  }
  // The sandbox does not know what its raw answers say.
  const matched = [...matches].filter(([, entry]) => entry.model !== 'sandbox-raw');
  return {
    records: records.length,
    served: served.length,
    missing: [...unmatched],
    extra: records.filter((record) => !matches.has(record)),
    duplicates: repeated(records.map(({ requestId }) => requestId)),
    inexact: matched.filter(([record, entry]) => record.source === 'exact' && !isEqual(record, entry)).map(first),
    overcharged: matched.filter(([record, entry]) => record.source !== 'exact' && isAbove(record, entry)).map(first),
  };
}

/** A long load gives a name again after many minutes. */
function closestInTime(
  { startedAt }: UsageRecord,
  entries: readonly SandboxLedgerEntry[],
): SandboxLedgerEntry | undefined {
  const distance = ({ receivedAt }: SandboxLedgerEntry): number => Math.abs(receivedAt - startedAt);
  return [...entries].sort((one, other) => distance(one) - distance(other))[0];
}

/** The comparison of books that agree on so many requests. */
export function agreementOn(served: number): Comparison {
  return { records: served, served, missing: [], extra: [], duplicates: [], inexact: [], overcharged: [] };
}

/** How many items there are of each kind. */
export function countBy<Item>(items: readonly Item[], kindOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[kindOf(item)] = (counts[kindOf(item)] ?? 0) + 1;
  return counts;
}

const isEqual = ({ tokens }: UsageRecord, { usage }: SandboxLedgerEntry): boolean =>
  classes.every((kind) => tokens[kind] === (usage ?? noTokens)[kind]);

/** The ledger counts the output of a stream that broke off as its first event says it; what was streamed, its bytes tell. */
function isAbove({ tokens }: UsageRecord, { usage, bytesSent }: SandboxLedgerEntry): boolean {
  const streamed = Math.floor(bytesSent / SHORTEST_DELTA_BYTES);
  const most = { ...noTokens, ...usage, output: Math.max(usage?.output ?? 0, streamed) };
  return classes.some((kind) => tokens[kind] > most[kind]);
}

const first = ([record]: readonly [UsageRecord, unknown]): UsageRecord => record;

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
