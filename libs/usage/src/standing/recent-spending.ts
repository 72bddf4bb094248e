import type { Calendar } from '../admission/calendar';
import { sumOf } from './amounts';

/** What was spent lately, and in how long a time. */
export interface RecentSpending {
  readonly nanoDollars: bigint;
  readonly ms: number;
}

/** Less of a day than this says little of how fast somebody spends. */
const LEAST_MS = 6 * 3_600_000;

/**
 * What was spent today, together with yesterday where today is young.
 * @param spent day → nano-dollars
 * @param now milliseconds since the epoch
 */
export function recentSpending(
  spent: Readonly<Record<string, string>>,
  calendar: Calendar,
  now: number,
): RecentSpending {
  const today = calendar.dayOf(now);
  const startsAt = calendar.startOf(today);
  if (now - startsAt >= LEAST_MS) return { nanoDollars: sumOf([spent[today]]), ms: now - startsAt };
  const yesterday = calendar.dayOf(startsAt - 1);
  return { nanoDollars: sumOf([spent[today], spent[yesterday]]), ms: now - calendar.startOf(yesterday) };
}
