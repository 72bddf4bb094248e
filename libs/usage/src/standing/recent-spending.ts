import type { Calendar } from '../calendar/calendar';
import { sumOf } from './amounts';

/** What was spent lately, and in how long a time. */
export interface RecentSpending {
  readonly nanoDollars: bigint;
  readonly ms: number;
}

const DAYS = 7;
/** Less than this of the first day says little of how much somebody spends in a week. */
const LEAST_MS = 6 * 3_600_000;

/**
 * What was spent in the last seven days, today included, or since the first of them on which anything was.
 * @param spent day → nano-dollars
 * @param now milliseconds since the epoch
 */
export function spentInDays(spent: Readonly<Record<string, string>>, calendar: Calendar, now: number): RecentSpending {
  const today = calendar.dayOf(now);
  const days = Array.from({ length: DAYS }, (_, back) => calendar.dayBefore(today, back));
  const first = days.findLast((day) => sumOf([spent[day]]) > 0n) ?? today;
  return {
    nanoDollars: sumOf(days.map((day) => spent[day])),
    ms: Math.max(LEAST_MS, now - calendar.startOf(first)),
  };
}
