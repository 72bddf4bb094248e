import { PARTITION_COUNT, type RedisConnection } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import { readArchivedPlaces } from '../records/archive/archive-state';
import { comparePlaces, idOf, placeOf } from '../records/reading/place';
import { correctRecord } from './correct-record';
import type { CostRecount } from './cost-recount';
import { type RecordedEntry, presentCostOf, readRecordedEntries } from './recorded-entries';
import { type Repricing, isAskedFor, pricedModelOf } from './repricing';
import type { RecountOutcome } from './repricing-sums';
import { addToModels } from './sums-by-model';

export interface PortionParts {
  readonly connection: RedisConnection;
  readonly calendar: Calendar;
  readonly recount: CostRecount;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The state after a portion, which is to be kept, and what the portion has changed of this day's cost of accounts. */
export interface Portion {
  readonly next: Repricing;
  readonly lookedAt: number;
  readonly today: string;
  readonly spentToday: ReadonlyMap<string, bigint>;
}

const BATCH = 500;
/** How far the clocks of gateways and Redis may be apart, and how long a request may take until it is settled. */
const SLACK_MS = 24 * 60 * 60 * 1_000;

type Recounted = RecountOutcome & { readonly entry: RecordedEntry };

/**
 * The next records of one partition. Where the state was not kept, doing it again comes to the same: entries are only ever added behind
 * those of a portion, and a record that was corrected in it says what it had cost before.
 */
export async function workOnPortion(parts: PortionParts, repricing: Repricing): Promise<Portion> {
  const { question, partition, until, lookedAt } = repricing;
  const earliest = Math.max(0, Date.parse(question.from) - SLACK_MS);
  const latest = Math.min(until, Date.parse(question.to) + SLACK_MS);
  const place = repricing.after === '0-0' ? `${earliest}-0` : repricing.after;
  const after = await behindArchive(parts.connection, place, partition);
  const found = await readRecordedEntries(parts.connection, {
    ...{ partition, after, until: latest, count: BATCH, isWanted: isAskedFor(question) },
  });
  const next = found ? { partition, after: found.lastId } : { partition: partition + 1, after: '0-0' };
  const looked = await recountAll(parts, repricing, found?.entries ?? []);
  const outcomes = looked.map(({ entry, ...outcome }) => ({ ...outcome, model: pricedModelOf(entry.record) }));
  const kept: Repricing = {
    ...{ ...repricing, ...next, portion: repricing.portion + 1, failures: 0 },
    ...{ lookedAt: lookedAt + looked.length, sumsByModel: addToModels(repricing.sumsByModel, outcomes) },
    state: next.partition >= PARTITION_COUNT ? 'done' : 'running',
  };
  const today = parts.calendar.dayOf(parts.now());
  return { next: kept, lookedAt: looked.length, today, spentToday: spentOn(today, parts.calendar, repricing, looked) };
}

/** What is archived costs what its file says, also as long as Redis has it still. */
async function behindArchive(connection: RedisConnection, after: string, partition: number): Promise<string> {
  const { last } = await readArchivedPlaces(connection);
  const archived = last.get(partition);
  return archived && comparePlaces('oldest-first')(placeOf(after, partition), archived) < 0 ? idOf(archived) : after;
}

async function recountAll(
  { connection, calendar, recount, now }: PortionParts,
  { id: repricingId, apply, question }: Repricing,
  entries: readonly RecordedEntry[],
): Promise<readonly Recounted[]> {
  // What this re-pricing has given a cost had none when it came.
  const isWanted = (entry: RecordedEntry): boolean =>
    question.onlyUnpriced !== true || presentCostOf(entry) === null || entry.corrected?.repricingId === repricingId;
  const context = { connection, calendar, now: now(), repricingId };
  const looked = await Promise.all(
    entries.filter(isWanted).map(async (entry) => {
      const counted = recount(entry.record);
      if (!apply) return { entry, before: presentCostOf(entry), counted: counted.costNanoDollars };
      const applied = await correctRecord(context, entry, counted);
      if (!applied) return undefined;
      const { before, after } = applied;
      const isKept = counted.costNanoDollars === null && before !== null;
      return { entry, before, counted: isKept ? null : after };
    }),
  );
  return looked.filter((one) => one !== undefined);
}

/** Differences by account, of records that were booked on a day. */
function spentOn(
  day: string,
  calendar: Calendar,
  { apply }: Repricing,
  looked: readonly Recounted[],
): Map<string, bigint> {
  const differences = new Map<string, bigint>();
  if (!apply) return differences;
  for (const { entry, before, counted } of looked) {
    const difference = BigInt(counted ?? before ?? 0) - BigInt(before ?? 0);
    if (difference === 0n || calendar.dayOf(entry.bookedAt) !== day) continue;
    const { accountId } = entry.record;
    differences.set(accountId, (differences.get(accountId) ?? 0n) + difference);
  }
  return differences;
}
