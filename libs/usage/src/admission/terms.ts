import type { Limits } from '@app/common';
import type { Calendar, Period } from '../calendar/calendar';
import type { Minutes } from './request-keys';

/** What a request may become: counted against budgets and windows until it is settled. */
export interface Reserve {
  readonly tokens: number;
  readonly nanoDollars: number;
}

/** Under what conditions a request is let in. */
export interface AdmissionTerms {
  /** Free look-ups take no slots, and nothing limits them. */
  readonly isFree: boolean;
  readonly keyLimits: Limits | undefined;
  readonly userLimits: Limits | undefined;
  readonly reserve: Reserve;
  /** The conversation whose account is asked for and remembered; undefined: none. */
  readonly conversation: string | undefined;
}

/** A gateway that gives no sign of life for so long waits no more. */
export const WAITER_MS = 5_000;
const NANO_PER_DOLLAR = 1e9;

/** Budgets of calendar periods. */
export const budgets = [
  { name: 'daily', limit: 'dailyCostUsd', period: 'day' },
  { name: 'weekly', limit: 'weeklyCostUsd', period: 'week' },
  { name: 'monthly', limit: 'monthlyCostUsd', period: 'month' },
] as const satisfies readonly { name: string; limit: keyof Limits; period: Period }[];

/** The terms as `admit-request.lua` reads them; empty where nothing is limited. */
export function scriptTerms(
  { keyLimits, userLimits, reserve, isFree }: AdmissionTerms,
  place: { readonly keyId: string; readonly heldPrefix: string },
  calendar: Calendar,
  now: number,
): string {
  if (isFree || (!isLimiting(keyLimits) && !isLimiting(userLimits))) return '';
  const queue = keyLimits?.queue ?? userLimits?.queue;
  return JSON.stringify({
    ...place,
    reserve,
    ...(queue ? { queue: { size: queue.size, waiterMs: WAITER_MS } } : {}),
    scopes: [scopeOf(keyLimits, calendar, now), scopeOf(userLimits, calendar, now)],
  });
}

/** Whether a request takes a slot of its key and its user. */
export function holdsSlot({ isFree, keyLimits, userLimits }: AdmissionTerms): boolean {
  return !isFree && (keyLimits?.concurrency ?? userLimits?.concurrency) !== undefined;
}

/** Undefined where nothing is limited. */
export function windowMinutes({ isFree, keyLimits, userLimits }: AdmissionTerms): Minutes | undefined {
  if (isFree || (!isLimiting(keyLimits) && !isLimiting(userLimits))) return undefined;
  return [keyLimits?.window?.minutes ?? 0, userLimits?.window?.minutes ?? 0];
}

function scopeOf(limits: Limits | undefined, calendar: Calendar, now: number): object {
  const { concurrency = 0, window } = limits ?? {};
  return {
    concurrency,
    budgets: limits ? budgetsOf(limits, calendar, now) : [],
    ...(window
      ? {
          window: {
            minutes: window.minutes,
            requests: window.requests ?? 0,
            tokens: window.tokens ?? 0,
            nanoDollars: nanoDollars(window.costUsd ?? 0),
          },
        }
      : {}),
  };
}

function budgetsOf(limits: Limits, calendar: Calendar, now: number): object[] {
  const byPeriod = budgets.flatMap(({ name, limit, period }) => {
    const dollars = limits[limit];
    return dollars === undefined ? [] : [{ name, limit: nanoDollars(dollars), fields: calendar.daysOf(period, now) }];
  });
  const { totalCostUsd } = limits;
  if (totalCostUsd === undefined) return byPeriod;
  return [...byPeriod, { name: 'total', limit: nanoDollars(totalCostUsd), fields: [] }];
}

export const nanoDollars = (dollars: number): number => Math.round(dollars * NANO_PER_DOLLAR);

function isLimiting(limits: Limits | undefined): boolean {
  return limits !== undefined && Object.keys(limits).some((name) => name !== 'queue');
}
