import { formatDollars } from '@app/common';
import type { NewEvent } from '@app/events';
import type { LimitName, Refusal } from '../admission/admission-answer';

/** A refusal by a limit of a key or of its owner. */
export interface ReachedLimit extends Pick<Refusal, 'limit' | 'scope' | 'allowed' | 'used'> {
  readonly key: { readonly id: string; readonly name: string; readonly userId: string };
  /** Milliseconds since the epoch; undefined: not at a certain time. */
  readonly until: number | undefined;
}

const HOUR_MS = 3_600_000;
const TOTAL_QUIET_MS = 30 * 24 * HOUR_MS;
const LONGEST_QUIET_MS = 366 * 24 * HOUR_MS;
/** The last moment that a date can be: a window may be longer than that. */
const LAST_MOMENT_MS = 8.64e15;
const calendarLimits: ReadonlySet<LimitName> = new Set(['daily', 'weekly', 'monthly']);

/**
 * What a reached limit is said under: the same in all gateways. A calendar period is part of it. A window has no beginning, and is told of
 * again when the time of quiet is over.
 */
export function limitNoticeName({ key, scope, limit, allowed, until }: ReachedLimit): string {
  const subject = scope === 'key' ? key.id : key.userId;
  const period = calendarLimits.has(limit) && until !== undefined ? `:${until}` : '';
  return `key.limit_reached:${subject}:${limit}:${allowed}${period}`;
}

/** How long it is not said again, in milliseconds: until the limit is another one, and for an hour at least. */
export function quietMs({ limit, until }: ReachedLimit, now: number): number {
  if (limit === 'total') return TOTAL_QUIET_MS;
  return Math.min(LONGEST_QUIET_MS, Math.max(HOUR_MS, Math.ceil((until ?? now) - now)));
}

/** @param now milliseconds since the epoch */
export function limitNotice(reached: ReachedLimit, groupIds: readonly string[], now: number): NewEvent {
  const { key, scope, limit, allowed, used, until } = reached;
  const untilText = until === undefined || until > LAST_MOMENT_MS ? undefined : new Date(until).toISOString();
  const whose = scope === 'key' ? 'its' : "its owner's";
  const end = untilText === undefined ? '' : `, until ${untilText}`;
  return {
    type: 'key.limit_reached',
    at: new Date(now).toISOString(),
    summary: `Key ${key.name} was refused: ${whose} ${describe(limit, allowed)} is reached${end}`,
    data: {
      ...{ keyId: key.id, keyName: key.name, userId: key.userId, subject: scope, limit },
      ...(isCost(limit) ? { limitUsd: dollars(allowed), usedUsd: dollars(used) } : { allowed, used }),
      ...(untilText === undefined ? {} : { until: untilText }),
    },
    ...(groupIds.length > 0 ? { groupIds } : {}),
    once: { name: limitNoticeName(reached), forMs: quietMs(reached, now) },
  };
}

const isCost = (limit: LimitName): boolean =>
  limit === 'window-cost' || !(limit.startsWith('window-') || limit === 'concurrency' || limit === 'queue');
const dollars = (nanoDollars: number): string => formatDollars(BigInt(Math.round(nanoDollars)));

function describe(limit: LimitName, allowed: number): string {
  if (limit === 'concurrency') return `limit of ${allowed} requests at the same time`;
  if (limit === 'queue') return `line of ${allowed} waiting requests`;
  if (limit === 'window-cost') return `limit of $${dollars(allowed)} in a window of time`;
  if (limit === 'window-requests') return `limit of ${allowed} requests in a window of time`;
  if (limit === 'window-tokens') return `limit of ${allowed} tokens in a window of time`;
  const [name = '', reserved] = limit.split('-');
  return `${name} budget of $${dollars(allowed)}${reserved === undefined ? '' : ', with what is under way,'}`;
}
