import type { Limits, QueueLimits } from '@app/common';
import type { StandingFigures } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import { budgets } from '../admission/terms';
import { amountOf, settledOf, sumOf } from './amounts';
import { windowSums } from './window-sums';

/**
 * How much of a limit is used, in requests, tokens or nano-dollars. The next request is let in where `used` is below `limit`, and, as long as
 * others are under way (`reserved`), where what it may become fits into `remaining`.
 */
export interface AmountStanding {
  readonly limit: bigint;
  readonly used: bigint;
  /** What requests under way may become. */
  readonly reserved: bigint;
  /** Never below nothing. */
  readonly remaining: bigint;
}

export interface BudgetStanding extends AmountStanding {
  readonly budget: 'daily' | 'weekly' | 'monthly' | 'total';
  /** Of a calendar period, in milliseconds since the epoch; absent: it has none. */
  readonly period?: { readonly startsAt: number; readonly endsAt: number };
}

export interface WindowStanding {
  readonly minutes: number;
  /** Milliseconds since the epoch at which the oldest of it leaves; undefined: nothing is in it. */
  readonly oldestLeavesAt: number | undefined;
  readonly requests?: AmountStanding;
  readonly tokens?: AmountStanding;
  readonly cost?: AmountStanding;
}

/** Every limit that holds for one key, or for one user over all keys, and how much of it is used. */
export interface LimitsStanding {
  readonly concurrency?: { readonly limit: number; readonly underWay: number; readonly remaining: number };
  readonly queue?: QueueLimits & { readonly waiting: number };
  readonly window?: WindowStanding;
  readonly budgets: readonly BudgetStanding[];
}

/**
 * What admission would decide by.
 * @param now milliseconds since the epoch by the gateway's own clock, which says what day it is; windows go by that of the store
 */
export function limitsStanding(
  limits: Limits | undefined,
  figures: StandingFigures,
  calendar: Calendar,
  now: number,
): LimitsStanding {
  const { concurrency, queue } = limits ?? {};
  const { underWay, waiting } = figures;
  const window = windowStanding(limits, figures);
  return {
    ...(concurrency === undefined
      ? {}
      : { concurrency: { limit: concurrency, underWay, remaining: Math.max(0, concurrency - underWay) } }),
    ...(queue ? { queue: { ...queue, waiting } } : {}),
    ...(window ? { window } : {}),
    budgets: limits ? budgetStandings(limits, figures, calendar, now) : [],
  };
}

function windowStanding(
  limits: Limits | undefined,
  { now, spent, window }: StandingFigures,
): WindowStanding | undefined {
  if (!limits?.window) return undefined;
  const { minutes, requests, tokens, costUsd } = limits.window;
  const sums = windowSums(window, minutes, now);
  // A cost that rounds to nothing is what the script takes for no limit.
  const cost = costUsd === undefined ? 0n : amountOf(costUsd);
  return {
    ...{ minutes, oldestLeavesAt: sums.oldestLeavesAt },
    ...(requests === undefined ? {} : { requests: amountStanding(BigInt(requests), sums.requests, '0') }),
    ...(tokens === undefined ? {} : { tokens: amountStanding(BigInt(tokens), sums.tokens, spent.reservedTokens) }),
    ...(cost === 0n ? {} : { cost: amountStanding(cost, sums.nanoDollars, spent.reservedNanoDollars) }),
  };
}

function budgetStandings(
  limits: Limits,
  { spent }: StandingFigures,
  calendar: Calendar,
  now: number,
): BudgetStanding[] {
  const { reservedNanoDollars } = spent;
  const ofPeriods = budgets.flatMap(({ name, limit, period }): BudgetStanding[] => {
    if (limits[limit] === undefined) return [];
    const days = calendar.daysOf(period, now);
    const used = sumOf(days.map((day) => spent[day]));
    const startsAt = calendar.startOf(days.at(-1) ?? calendar.dayOf(now));
    return [
      {
        ...{ budget: name, period: { startsAt, endsAt: calendar.endOf(period, now) } },
        ...amountStanding(amountOf(limits[limit]), used, reservedNanoDollars),
      },
    ];
  });
  if (limits.totalCostUsd === undefined) return ofPeriods;
  const total = amountStanding(amountOf(limits.totalCostUsd), settledOf(spent), reservedNanoDollars);
  return [...ofPeriods, { budget: 'total', ...total }];
}

function amountStanding(limit: bigint, used: bigint, reservedField: string | undefined): AmountStanding {
  const held = sumOf([reservedField]);
  const reserved = held > 0n ? held : 0n;
  const left = limit - used - reserved;
  return { limit, used, reserved, remaining: left > 0n ? left : 0n };
}
