import type { components } from '@app/admin-client';

export type Standing = components['schemas']['LimitsStandingView'];

/** One limit and how much of it is used, in dollars or in whole numbers. */
export interface StandingRow {
  readonly kind: 'daily' | 'weekly' | 'monthly' | 'total' | 'requests' | 'tokens' | 'cost' | 'concurrency';
  readonly isMoney: boolean;
  readonly used: string;
  readonly limit: string;
  readonly remaining: string;
  /** Of the limit, requests under way included: 0 to 1. */
  readonly share: number;
  /** Of a window: its length. */
  readonly minutes?: number;
  /** ISO 8601; null: never, or nothing is used. */
  readonly resetsAt: string | null;
  /** ISO 8601: when nothing is left at the rate of lately; null: not before it begins anew. */
  readonly runsOutAt: string | null;
}

export function standingRows({ budgets, window, concurrency }: Standing): StandingRow[] {
  const rows: StandingRow[] = budgets.map(({ budget, usedUsd, limitUsd, remainingUsd, resetsAt, forecast }) => ({
    ...{ kind: budget, isMoney: true, used: usedUsd, limit: limitUsd, remaining: remainingUsd },
    ...{ share: shareOf(remainingUsd, limitUsd), resetsAt, runsOutAt: forecast.runsOutAt },
  }));
  if (window) {
    const { minutes, resetsAt, cost } = window;
    const span = { minutes, resetsAt };
    for (const kind of ['requests', 'tokens'] as const) {
      const standing = window[kind];
      if (standing) rows.push({ kind, ...countOf(standing), ...span });
    }
    if (cost) {
      const { usedUsd: used, limitUsd: limit, remainingUsd: remaining } = cost;
      const share = shareOf(remaining, limit);
      rows.push({ kind: 'cost', isMoney: true, used, limit, remaining, share, runsOutAt: null, ...span });
    }
  }
  if (concurrency) {
    const { underWay, limit, remaining } = concurrency;
    rows.push({ kind: 'concurrency', ...countOf({ used: underWay, limit, remaining }), resetsAt: null });
  }
  return rows;
}

type Count = Omit<StandingRow, 'kind' | 'minutes' | 'resetsAt'>;

const countOf = (of: { readonly used: number; readonly limit: number; readonly remaining: number }): Count => ({
  ...{ isMoney: false, used: String(of.used), limit: String(of.limit), remaining: String(of.remaining) },
  ...{ share: shareOf(of.remaining, of.limit), runsOutAt: null },
});

function shareOf(remaining: string | number, limit: string | number): number {
  const share = 1 - Number(remaining) / Number(limit);
  return Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : 1;
}
