import { formatDollars } from '@app/common';
import type { NewEvent } from '@app/events';
import type { BudgetState, Spender } from './budget-states';

const DAY_MS = 86_400_000;
/** Longer than a worker hangs that goes on with what it has read. Who was away begins where others have come to. */
const LATEST_MS = 2 * DAY_MS;
const TOTAL_NAME_MS = 366 * DAY_MS;
const MINUTE_MS = 60_000;

/** The highest of the thresholds that is crossed; undefined: none of them, or nothing is spent. @param thresholds percent, rising */
export function crossedThreshold({ used, limit }: BudgetState, thresholds: readonly number[]): number | undefined {
  if (used <= 0n) return undefined;
  return thresholds.findLast((threshold) => used * 100n >= limit * BigInt(threshold));
}

/**
 * What a crossed threshold is said under. The limit is part of it: what is raised and used up again is worth another word. A window has no
 * beginning: it is told of again when it has passed once.
 */
export function budgetNoticeName({ kind, id }: Spender, state: BudgetState, threshold: number): string {
  const { budget, limit, period, minutes } = state;
  const when = period?.firstDay ?? minutes ?? 'ever';
  return `budget.threshold:${kind}:${id}:${budget}:${limit}:${when}:${threshold}`;
}

/** @param at milliseconds since the epoch: when it was crossed */
export function budgetNotice(spender: Spender, state: BudgetState, threshold: number, at: number): NewEvent {
  const { kind, id, name, userId, groupIds } = spender;
  const { budget, limit, used, period, minutes } = state;
  const [spentUsd, limitUsd] = [formatDollars(used), formatDollars(limit)];
  const budgetWords = minutes === undefined ? `${budget} budget` : `budget for ${minutes} minutes`;
  const whose = kind === 'key' ? `Key ${name}` : name;
  return {
    type: 'budget.threshold',
    at: new Date(at).toISOString(),
    summary: `${whose} has spent $${spentUsd} of its ${budgetWords} of $${limitUsd}: ${threshold} % are reached`,
    data: {
      ...(kind === 'key'
        ? { subject: kind, keyId: id, keyName: name, userId }
        : { subject: kind, userId, username: name }),
      ...{ budget, thresholdPercent: threshold },
      ...{ spentUsd, limitUsd, ...(minutes === undefined ? {} : { windowMinutes: minutes }) },
      ...(period ? { periodStart: period.firstDay, periodEndsAt: new Date(period.endsAt).toISOString() } : {}),
    },
    ...(groupIds.length > 0 ? { groupIds } : {}),
    once: { name: budgetNoticeName(spender, state, threshold), forMs: nameCountsMs(state, at) },
  };
}

function nameCountsMs({ period, minutes }: BudgetState, at: number): number {
  if (minutes !== undefined) return Math.min(minutes * MINUTE_MS, TOTAL_NAME_MS);
  return period ? Math.max(0, period.endsAt - at) + LATEST_MS : TOTAL_NAME_MS;
}
