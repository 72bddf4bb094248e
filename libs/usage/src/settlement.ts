import { noTokens } from '@app/common';
import { redisKeys } from '@app/redis';
import type { Calendar } from './admission/calendar';
import type { OpenRequest } from './open-request';
import type { UsageRecord } from './records/usage-record';
import type { Settlement } from './settle-queue';

const AFFINITY_MS = 3_600_000;

/** What else is written down when a request ends. */
export interface SettleNotes {
  /** The account that the conversation goes on with, as its reader wrote it; only after a good answer. */
  readonly affineAccount?: string;
  /** Why the request went where it went, as JSON, and how long it is kept. */
  readonly explanation?: { readonly text: string; readonly keptMs: number };
}

/** Arguments of the settle script after the request id and the record, for a cost that is booked on the day of `now`. */
export function bookingArguments(
  record: Pick<UsageRecord, 'tokens' | 'costNanoDollars'> | undefined,
  calendar: Calendar,
  now: number,
): (string | number)[] {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = record?.tokens ?? noTokens;
  const tokens = input + cacheRead + cacheWrite5m + cacheWrite1h + output;
  return [String(tokens), record?.costNanoDollars ?? '0', calendar.dayOf(now), calendar.oldestDayOf(now)];
}

/** The one settle of a request by its own gateway. `record` is absent when it never reached an upstream. */
export function settlementOf(
  request: OpenRequest,
  record: UsageRecord | undefined,
  notes: SettleNotes,
  calendar: Calendar,
  now: number,
): Settlement {
  const { facts, keys, admittedUnder } = request;
  const { conversation, minutes } = admittedUnder;
  const affinity = conversation === undefined ? '' : (notes.affineAccount ?? '');
  return {
    requestId: facts.requestId,
    keys: keys.settle(conversation, minutes),
    scriptArguments: [
      ...[facts.requestId, record ? JSON.stringify(record) : '', '0', ''],
      ...bookingArguments(record, calendar, now),
      ...[affinity, AFFINITY_MS, notes.explanation?.text ?? '', notes.explanation?.keptMs ?? 0],
      ...[facts.userId, redisKeys.slotReleases()],
    ],
  };
}
