import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Platform, TokenUsage } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import { PARTITION_COUNT, type RedisConnection } from '@app/redis';
import type { UsageRecord } from '../records/usage-record';
import { type RecordedEntry, presentCostOf, readRecordedEntries } from '../repricing/recorded-entries';
import { type ComparedFigures, FiguresByCell } from './compared-figures';
import { comparableModel } from './model-key';

export type InputClass = 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h';

export interface OwnUsageQuestion {
  /** First and last day, both included, as `2026-11-21`. */
  readonly from: string;
  readonly to: string;
  /** The day of a moment, in milliseconds since the epoch. */
  readonly dayOf: (at: number) => string;
  /** Whose records; absent: those of the platform. */
  readonly accountIds?: readonly string[];
  readonly platform: Platform;
  /** What the provider counts as input like any other. */
  readonly countedAsInput: readonly InputClass[];
}

/** What our records say, by day and model. */
export interface OwnUsage {
  readonly figures: FiguresByCell;
  readonly records: number;
  /** Of them, those whose cost is not known: the sums of costs lack them. */
  readonly unpricedRecords: number;
}

/** Few enough that requests do not wait while they are read. */
const BATCH = 200;
const DAY_MS = 86_400_000;
/** Days begin and end that much earlier or later in other time zones than in UTC; requests may take as long until they are settled. */
const SLACK_MS = 2 * DAY_MS;

/** Goes through the records of a time, a portion at a time: nothing is held but the sums. */
export async function readOwnUsage(connection: RedisConnection, question: OwnUsageQuestion): Promise<OwnUsage> {
  const figures = new FiguresByCell();
  let [records, unpricedRecords] = [0, 0];
  const isWanted = isOfQuestion(question);
  const first = Math.max(0, Date.parse(question.from) - SLACK_MS);
  const until = Date.parse(question.to) + DAY_MS + SLACK_MS;
  for (let partition = 0; partition < PARTITION_COUNT; partition += 1) {
    for (let after = `${first}-0`; ;) {
      const place = { partition, after, until, count: BATCH, isWanted };
      const found = await readRecordedEntries(connection, place);
      if (!found) break;
      after = found.lastId;
      for (const entry of found.entries) {
        records += 1;
        if (presentCostOf(entry) === null) unpricedRecords += 1;
        addEntry(figures, entry, question);
      }
      await nextTurn();
    }
  }
  return { figures, records, unpricedRecords };
}

function isOfQuestion({ from, to, dayOf, accountIds, platform }: OwnUsageQuestion): (record: UsageRecord) => boolean {
  const wanted = accountIds && new Set(accountIds);
  return (record) => {
    if (wanted ? !wanted.has(record.accountId) : record.platform !== platform) return false;
    const day = dayOf(record.startedAt);
    return day >= from && day <= to;
  };
}

/** Tokens go to the models that used them; the request and its cost to the first of these. */
function addEntry(
  figures: FiguresByCell,
  entry: RecordedEntry,
  { dayOf, countedAsInput }: Pick<OwnUsageQuestion, 'dayOf' | 'countedAsInput'>,
): void {
  const { record } = entry;
  const day = dayOf(record.startedAt);
  const { platform, model, calledAs = model, tokens: sum, charged } = record;
  const used: readonly ModelUsage[] = (charged ?? [{ model: undefined, usage: sum }]).filter(isUsed);
  used.forEach((of, index) => {
    const cell = { day, ...comparableModel(platform, of.model ?? calledAs) };
    const cost = BigInt(presentCostOf(entry) ?? 0);
    const ofRequest: Partial<ComparedFigures> = index === 0 ? { requests: 1n, costNanoDollars: cost } : {};
    const tokens = tokenFigures(asInput(of.usage, countedAsInput));
    figures.add(cell, { ...ofRequest, ...tokens, webSearches: BigInt(of.serverTools?.webSearch ?? 0) });
  });
}

const isUsed = ({ usage, serverTools = {} }: ModelUsage): boolean =>
  Object.values(usage).some((tokens) => tokens > 0) || Object.keys(serverTools).length > 0;

const asInput = (usage: TokenUsage, classes: readonly InputClass[]): TokenUsage =>
  classes.reduce((sum, name) => ({ ...sum, input: sum.input + sum[name], [name]: 0 }), usage);

function tokenFigures({ input, cacheRead, cacheWrite5m, cacheWrite1h, output }: TokenUsage): Partial<ComparedFigures> {
  return {
    ...{ input: BigInt(input), cacheRead: BigInt(cacheRead), output: BigInt(output) },
    ...{ cacheWrite5m: BigInt(cacheWrite5m), cacheWrite1h: BigInt(cacheWrite1h) },
  };
}
