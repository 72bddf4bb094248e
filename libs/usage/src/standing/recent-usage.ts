import { redisKeys } from '@app/redis';
import type { LocalTime } from '../calendar/local-time';
import { MetricSums } from '../rollups/metric-sums';
import { type Totals, noTotals } from '../rollups/metrics';
import type { RecentSpending } from './recent-spending';

/** The hour that is under way, and those before it. */
const HOURS = 4;
const HOUR_MS = 3_600_000;

/** Periods of the rollups, as their cells are named. */
export interface RecentPeriods {
  readonly month: string;
  readonly day: string;
  /** The latest first. */
  readonly hours: readonly string[];
}

/** What a key or a user used lately, as the rollups have it: a worker adds what was settled a second or two ago. */
export interface RecentUsage {
  readonly today: Totals;
  readonly thisMonth: Totals;
  readonly lastHours: RecentSpending;
}

/** The same within a minute. @param now milliseconds since the epoch */
export function recentPeriods(time: LocalTime, now: number): RecentPeriods {
  const { month, day } = time.periodsOf(now);
  const hours = Array.from({ length: HOURS }, (_, back) => time.periodsOf(now - back * HOUR_MS).hour);
  return { month, day, hours };
}

/** The cells of those periods, in the partition of the user. */
export function recentCells(kind: 'key' | 'user', partition: number, { month, day, hours }: RecentPeriods): string[] {
  const { cells } = redisKeys.usageRollups(partition);
  return [cells('month', month, kind), cells('day', day, kind), ...hours.map((hour) => cells('hour', hour, kind))];
}

/** @param cells as they were read, in the order of `recentCells` */
export function recentUsage(
  [month, day, ...hours]: readonly string[],
  periods: RecentPeriods,
  now: number,
): RecentUsage {
  const since = Date.parse(periods.hours.at(-1) ?? '');
  return {
    ...{ today: totalsOf([day]), thisMonth: totalsOf([month]) },
    lastHours: { nanoDollars: totalsOf(hours).costNanoDollars, ms: Math.max(HOUR_MS, now - since) },
  };
}

/** A cell that cannot be read counts as nothing: what it says is no limit. */
function totalsOf(texts: readonly (string | undefined)[]): Totals {
  const sums = new MetricSums();
  try {
    for (const text of texts) if (text) sums.addPacked(text);
  } catch (error) {
    if (error instanceof RangeError) return noTotals;
    throw error;
  }
  return sums.isZero ? noTotals : sums.totals();
}
