import type { BudgetStanding } from '../standing/limits-standing';
import type { RecentSpending } from '../standing/recent-spending';

export interface BudgetForecast {
  /** Nano-dollars. */
  readonly spentPerHour: bigint;
  /** Nano-dollars that its period will have cost at this rate; undefined: it has no period. */
  readonly expectedAtEnd: bigint | undefined;
  /** Milliseconds since the epoch: this moment where it is used up; undefined: not before its period ends, nor within a year. */
  readonly runsOutAt: number | undefined;
}

const HOUR_MS = 3_600_000n;
const YEAR_MS = 366 * 86_400_000;

/**
 * When a budget is used up if as much is spent as lately. What requests under way reserve is not spent.
 * @param now milliseconds since the epoch
 */
export function forecastBudget(
  { limit, used, period }: Pick<BudgetStanding, 'limit' | 'used' | 'period'>,
  recent: RecentSpending,
  now: number,
): BudgetForecast {
  const amount = recent.nanoDollars > 0n && recent.ms > 0 ? recent.nanoDollars : 0n;
  const during = BigInt(Math.max(1, Math.round(recent.ms)));
  const spentPerHour = (amount * HOUR_MS) / during;
  const leftMs = Math.max(0, (period?.endsAt ?? now + YEAR_MS) - now);
  return {
    spentPerHour,
    expectedAtEnd: period && used + (amount * BigInt(Math.round(leftMs))) / during,
    runsOutAt: used >= limit ? now : runsOutAt((limit - used) * during, amount, leftMs, now),
  };
}

/** @param left nano-dollars times milliseconds */
function runsOutAt(left: bigint, amount: bigint, leftMs: number, now: number): number | undefined {
  if (amount === 0n) return undefined;
  const ms = (left + amount - 1n) / amount;
  return ms < BigInt(Math.round(leftMs)) ? now + Number(ms) : undefined;
}
