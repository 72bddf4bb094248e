import {
  type CostCorrectionOutcome,
  type RedisConnection,
  partitionOf,
  redisKeys,
  repricingScripts,
  runScript,
} from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import type { CorrectedCost, CostCorrection } from '../records/cost-correction';
import type { UsageRecord } from '../records/usage-record';
import type { RecountedCost } from './cost-recount';
import { decodeCorrectedCost } from './decode-corrected-cost';
import { type RecordedEntry, presentCostOf } from './recorded-entries';

export interface CorrectionContext {
  readonly connection: RedisConnection;
  readonly calendar: Calendar;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly repricingId: string;
}

/** Costs before and after, null: not known. `after` is never null where `before` is not. */
export interface AppliedCost {
  readonly before: string | null;
  readonly after: string | null;
}

const MOST_TRIES = 10;

/**
 * Makes a record cost what was counted, in the books and in what its key and user have spent. Once for each re-pricing, whoever does it
 * and however often: what was done before is told as it was done then. A known cost is never replaced by none.
 *
 * @returns undefined for a record that has been taken away since it was read: its cost stays as it is
 */
export async function correctRecord(
  context: CorrectionContext,
  entry: RecordedEntry,
  counted: RecountedCost,
): Promise<AppliedCost | undefined> {
  const { connection, repricingId } = context;
  const { record } = entry;
  const costs = redisKeys.usageCosts(partitionOf(record.userId));
  let { correctedText, corrected } = entry;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (corrected?.repricingId === repricingId)
      return { before: corrected.formerNanoDollars ?? null, after: corrected.costNanoDollars };
    const before = presentCostOf({ record, corrected });
    const after = counted.costNanoDollars;
    if (after === null || after === before) return { before, after: before };
    const outcome = await write(context, entry, correctedText, { before, after, priceIds: counted.priceIds });
    if (outcome === 'gone') return undefined;
    if (outcome === 'changed') return { before, after };
    correctedText = (await connection.hget(costs, record.requestId)) ?? '';
    corrected = decodeCorrectedCost(correctedText);
  }
  throw new Error(`the cost of ${record.requestId} is changed by others again and again`);
}

function write(
  { connection, calendar, now, repricingId }: CorrectionContext,
  { id, record, bookedAt }: RecordedEntry,
  correctedText: string,
  { before, after, priceIds }: { before: string | null; after: string; priceIds: readonly string[] },
): Promise<CostCorrectionOutcome> {
  const partition = partitionOf(record.userId);
  const difference = (BigInt(after) - BigInt(before ?? 0)).toString();
  const next: CorrectedCost = { costNanoDollars: after, priceIds, repricingId, formerNanoDollars: before };
  const correction = correctionOf(record, difference, before === null ? id : undefined);
  const keys = [
    ...[redisKeys.usageCosts(partition), redisKeys.usageStream(partition)],
    ...[redisKeys.spentByKey(partition, record.keyId), redisKeys.spentByUser(partition, record.userId)],
  ];
  const [day, oldestDay] = [calendar.dayOf(bookedAt), calendar.oldestDayOf(now)];
  return runScript(connection, repricingScripts.correct, keys, [
    ...[record.requestId, correctedText, JSON.stringify(next), JSON.stringify(correction)],
    ...[difference, day, oldestDay, id],
  ]);
}

/** @param unpricedEntryId of the record's entry, where it had no known cost */
function correctionOf(
  record: UsageRecord,
  differenceNanoDollars: string,
  unpricedEntryId: string | undefined,
): CostCorrection {
  const { requestId, startedAt, userId, keyId, accountId, platform, model, groupId, client } = record;
  return {
    ...{ requestId, startedAt, userId, keyId, accountId, platform, model },
    ...(groupId === undefined ? {} : { groupId }),
    ...(client === undefined ? {} : { client }),
    differenceNanoDollars,
    ...(unpricedEntryId === undefined
      ? { unpricedDifference: 0 }
      : { unpricedDifference: -1, recordEntryId: unpricedEntryId }),
  };
}
