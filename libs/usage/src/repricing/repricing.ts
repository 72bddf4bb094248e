import { type Platform, platforms } from '@app/common';
import { PARTITION_COUNT } from '@app/redis';
import { asCount, asText, isJsonObject } from '@app/protocols';
import type { UsageRecord } from '../records/usage-record';
import { type StoredSums, storedSums, sumsOf } from './repricing-sums';

export const repricingStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type RepricingState = (typeof repricingStates)[number];

/** Whose cost is to be counted anew. */
export interface RepricingQuestion {
  /** When requests came in, ISO 8601 in UTC: `from` is included, `to` is not. */
  readonly from: string;
  readonly to: string;
  readonly platform?: Platform;
  /** As the caller or the account named it. */
  readonly model?: string;
  readonly accountId?: string;
  readonly keyId?: string;
  /** Only records without a known cost. */
  readonly onlyUnpriced?: true;
}

/** Counting costs of a time anew: what was asked for, and how far it is. */
export interface Repricing {
  readonly id: string;
  /** ISO 8601, UTC, as all times here. */
  readonly createdAt: string;
  readonly question: RepricingQuestion;
  /** False: only the difference is wanted. */
  readonly apply: boolean;
  /** The preview that this one does in earnest. */
  readonly previewId?: string;
  readonly state: RepricingState;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** Why it failed. */
  readonly reason?: string;
  /** Attempts in a row that came to nothing. */
  readonly failures: number;
  /** Where to go on: the partition, and the last entry of its stream that the sums contain. */
  readonly partition: number;
  readonly after: string;
  /** Counts portions of the work. */
  readonly portion: number;
  /** Milliseconds since the epoch by the clock of Redis: nothing that was written later. */
  readonly until: number;
  readonly lookedAt: number;
  readonly sumsByModel: Readonly<Record<string, StoredSums>>;
  /** Days of the time that was asked for whose records are no longer all there. */
  readonly archivedDays: number;
}

export const isEnded = ({ state }: Pick<Repricing, 'state'>): boolean => state !== 'waiting' && state !== 'running';

/** What the account called the model, which has the price. */
export const pricedModelOf = ({ calledAs, model }: Pick<UsageRecord, 'calledAs' | 'model'>): string =>
  calledAs ?? model;

/** Whether a record is among those that are asked for, whatever it costs. */
export function isAskedFor(question: RepricingQuestion): (record: UsageRecord) => boolean {
  const [from, to] = [Date.parse(question.from), Date.parse(question.to)];
  const { platform, model, accountId, keyId } = question;
  return (record) =>
    record.startedAt >= from &&
    record.startedAt < to &&
    (platform === undefined || record.platform === platform) &&
    (model === undefined || record.model === model || record.calledAs === model) &&
    (accountId === undefined || record.accountId === accountId) &&
    (keyId === undefined || record.keyId === keyId);
}

const isMoment = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const entryIdPattern = /^\d{1,15}-\d{1,15}$/;

/** Undefined for anything that is not a whole one. */
export function decodeRepricing(value: unknown): Repricing | undefined {
  if (!isJsonObject(value) || !isJsonObject(value.question)) return undefined;
  const { id, createdAt, apply, after, previewId, startedAt, endedAt, reason } = value;
  const question = decodeQuestion(value.question);
  const state = repricingStates.find((known) => known === value.state);
  if (typeof id !== 'string' || !isMoment(createdAt) || typeof apply !== 'boolean' || !question || !state)
    return undefined;
  if (typeof after !== 'string' || !entryIdPattern.test(after)) return undefined;
  const byModel = isJsonObject(value.sumsByModel) ? Object.entries(value.sumsByModel) : [];
  return {
    ...{ id, createdAt, question, apply, state, after },
    ...(typeof previewId === 'string' ? { previewId } : {}),
    ...(isMoment(startedAt) ? { startedAt } : {}),
    ...(isMoment(endedAt) ? { endedAt } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...{ failures: asCount(value.failures), partition: asCount(value.partition), portion: asCount(value.portion) },
    ...{ until: asCount(value.until), lookedAt: asCount(value.lookedAt), archivedDays: asCount(value.archivedDays) },
    sumsByModel: Object.fromEntries(byModel.map(([model, sums]) => [model, storedSums(sumsOf(sums))])),
  };
}

function decodeQuestion(value: Readonly<Record<string, unknown>>): RepricingQuestion | undefined {
  const { from, to } = value;
  if (!isMoment(from) || !isMoment(to)) return undefined;
  const platform = platforms.find((known) => known === value.platform);
  const [model, accountId, keyId] = [asText(value.model), asText(value.accountId), asText(value.keyId)];
  // What was to be narrowed and cannot be read would be everything.
  if (platform === undefined && value.platform !== undefined) return undefined;
  return {
    ...{ from, to },
    ...(platform === undefined ? {} : { platform }),
    ...(model === undefined ? {} : { model }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(keyId === undefined ? {} : { keyId }),
    ...(value.onlyUnpriced === true ? { onlyUnpriced: true } : {}),
  };
}

/** Per cent of the partitions that are done: they hold about as much each. */
export function repricingProgress({ state, partition }: Pick<Repricing, 'state' | 'partition'>): number {
  return state === 'done' ? 100 : Math.min(99, Math.floor((partition / PARTITION_COUNT) * 100));
}
