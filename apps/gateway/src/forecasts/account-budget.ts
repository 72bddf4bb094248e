import type { Account, AccountState } from '@app/accounts';
import { type BudgetStanding, type Calendar, type RecentSpending, amountOf } from '@app/usage';

const HOUR_MS = 3_600_000;

/** What an account's own budget of the day has left, and at what rate it is spent: nothing more than the day's cost is known of it. */
export function accountBudget(
  { dailyCostUsd }: Pick<Account, 'dailyCostUsd'>,
  state: Pick<AccountState, 'spent'> | undefined,
  calendar: Calendar,
  now: number,
): { readonly budget: BudgetStanding; readonly recent: RecentSpending } | undefined {
  if (dailyCostUsd === undefined) return undefined;
  const day = calendar.dayOf(now);
  const [startsAt, endsAt] = [calendar.startOf(day), calendar.endOf('day', now)];
  const used = state?.spent?.day === day ? BigInt(state.spent.nanoDollars) : 0n;
  const limit = amountOf(dailyCostUsd);
  const remaining = limit > used ? limit - used : 0n;
  return {
    budget: { budget: 'daily', limit, used, reserved: 0n, remaining, period: { startsAt, endsAt } },
    recent: { nanoDollars: used, ms: Math.max(HOUR_MS, now - startsAt) },
  };
}
