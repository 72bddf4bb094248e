import { allTokens, noTokens } from '@app/common';
import { redisKeys } from '@app/redis';
import type { Calendar } from './calendar/calendar';
import type { OpenRequest } from './open-request';
import type { UsageRecord } from './records/usage-record';
import type { Settlement } from './settle-queue';

/** What the settle script is told of a cost, which is booked on the day of `now`: tokens, nano-dollars, day, oldest day to keep apart. */
export function bookingArguments(
  record: Pick<UsageRecord, 'tokens' | 'costNanoDollars'> | undefined,
  calendar: Calendar,
  now: number,
): [tokens: number, nanoDollars: string, day: string, oldestDay: string] {
  const tokens = allTokens(record?.tokens ?? noTokens);
  return [tokens, record?.costNanoDollars ?? '0', calendar.dayOf(now), calendar.oldestDayOf(now)];
}

/** The one settle of a request by its own gateway. `record` is absent when it never reached an upstream. */
export function settlementOf(
  request: OpenRequest,
  record: UsageRecord | undefined,
  calendar: Calendar,
  now: number,
): Settlement {
  const { facts, keys, minutes } = request;
  const { requestId, userId } = facts;
  const text = record ? JSON.stringify(record) : '';
  const [tokens, nanoDollars, day, oldestDay] = bookingArguments(record, calendar, now);
  const noCondition = '0';
  const noAttempt = '';
  return {
    requestId,
    keys: keys.settle(minutes),
    // prettier-ignore
    scriptArguments: [
      requestId, text, noCondition, noAttempt, tokens, nanoDollars, day, oldestDay,
      userId, redisKeys.slotReleases(),
    ],
  };
}
