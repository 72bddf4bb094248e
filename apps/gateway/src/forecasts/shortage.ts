import { type WindowForecast, windowLengthMs } from '@app/accounts';
import { type BudgetStanding, type RecentSpending, forecastBudget } from '@app/usage';

/** Something that runs out before it begins anew, or has run out. */
export interface Shortage {
  readonly subject: 'account' | 'key' | 'user';
  readonly id: string;
  readonly name: string;
  /** A window as its upstream names it, or `daily-cost`, `weekly-cost`, `monthly-cost`, `total-cost`. */
  readonly limit: string;
  readonly family: string | undefined;
  /** 0 to 1 and above; undefined: not said. */
  readonly utilization: number | undefined;
  /** Milliseconds since the epoch. */
  readonly runsOutAt: number;
  readonly resetsAt: number | undefined;
  readonly isUsedUp: boolean;
}

type Holder = Pick<Shortage, 'subject' | 'id' | 'name'>;

/** Buckets of requests and tokens fill up by the second: an empty one is no shortage. */
export function windowShortages(holder: Holder, windows: readonly WindowForecast[]): Shortage[] {
  return windows.flatMap(({ window, family, utilization, isUsedUp, runsOutAt, resetsAt }) => {
    if (runsOutAt === undefined || windowLengthMs(window) === undefined) return [];
    return [{ ...holder, limit: window, family, utilization, runsOutAt, resetsAt, isUsedUp }];
  });
}

/** @param recent at what rate it is spent */
export function budgetShortage(
  holder: Holder,
  budget: BudgetStanding,
  recent: RecentSpending,
  now: number,
): Shortage | undefined {
  const { runsOutAt } = forecastBudget(budget, recent, now);
  if (runsOutAt === undefined) return undefined;
  return {
    ...{ ...holder, limit: `${budget.budget}-cost`, family: undefined, runsOutAt, resetsAt: budget.period?.endsAt },
    utilization: budget.limit === 0n ? undefined : Number((budget.used * 10_000n) / budget.limit) / 10_000,
    isUsedUp: budget.used >= budget.limit,
  };
}
