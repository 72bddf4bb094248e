import type { Account, AccountState, UpstreamWindow } from '@app/accounts';

/** How much of one of an account's quotas is gone. */
export interface QuotaUse {
  /** As the upstream names the window (`5h`, `7d_opus`), or `daily-cost` for the account's own `dailyCostUsd`. */
  readonly window: string;
  /** Whole percent, 100 and more where it is used up; absent: the upstream only says that it is used up. */
  readonly percent?: number;
  readonly isUsedUp: boolean;
  readonly family?: string;
  /** Milliseconds since the epoch; absent: not said. */
  readonly resetsAt?: number;
  /** Tells one stretch of the quota from the next one. */
  readonly stretch: number | string;
}

const NANO_PER_DOLLAR = 1e9;
/** Buckets of requests and tokens fill up by the second; only what is named by its length (`5h`, `7d`) is a quota to look after. */
const isQuota = ({ name }: UpstreamWindow): boolean => /^\d/.test(name);

/**
 * The quotas of an account of which something is known at this moment.
 * @param day what days of budgets are called now, such as `2026-11-21`, and when this one ends
 */
export function quotaUses(
  account: Pick<Account, 'dailyCostUsd'>,
  state: Pick<AccountState, 'windows' | 'spent'>,
  now: number,
  day: { readonly name: string; readonly endsAt: number },
): QuotaUse[] {
  const own = ownQuota(account, state, day);
  const windows = state.windows.filter((window) => isQuota(window) && (window.resetsAt ?? Infinity) > now);
  return [...windows.map((window) => upstreamQuota(window, day.name)), ...(own ? [own] : [])];
}

function upstreamQuota({ name, status, utilization, family, resetsAt }: UpstreamWindow, day: string): QuotaUse {
  return {
    window: name,
    ...(utilization === undefined ? {} : { percent: percentOf(utilization) }),
    isUsedUp: status === 'rejected' || (utilization !== undefined && utilization >= 1),
    ...(family === undefined ? {} : { family }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    stretch: resetsAt ?? day,
  };
}

function ownQuota(
  { dailyCostUsd }: Pick<Account, 'dailyCostUsd'>,
  { spent }: Pick<AccountState, 'spent'>,
  day: { readonly name: string; readonly endsAt: number },
): QuotaUse | undefined {
  if (dailyCostUsd === undefined || spent?.day !== day.name) return undefined;
  const dollars = Number(spent.nanoDollars) / NANO_PER_DOLLAR;
  return {
    window: 'daily-cost',
    ...(dailyCostUsd > 0 ? { percent: percentOf(dollars / dailyCostUsd) } : {}),
    ...{ isUsedUp: dollars >= dailyCostUsd, resetsAt: day.endsAt },
    // A limit that is raised is another one.
    stretch: `${day.name}/${dailyCostUsd}`,
  };
}

/** Rounded down: nothing is said to be reached that is not. The share of a float may lie a hair below what was meant. */
const percentOf = (share: number): number => Math.floor(share * 100 + 1e-6);
