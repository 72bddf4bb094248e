import { redisKeys } from '@app/redis';
import type { LocalTime } from '../rollups/local-time';
import { MetricSums } from '../rollups/metric-sums';
import { type Totals, noTotals } from '../rollups/metrics';
import type { RecentSpending } from './recent-spending';

/** The hour that is under way, and those before it. */
const HOURS = 4;
const HOUR_MS = 3_600_000;

/** What a key or a user used lately, as the rollups have it: a worker adds what was settled a second or two ago. */
export interface RecentUsage {
  readonly today: Totals;
  readonly thisMonth: Totals;
  readonly lastHours: RecentSpending;
}

/** The cells that make it up: of the month, of the day, and of hours, the latest first. */
export function recentCells(kind: 'key' | 'user', partition: number, time: LocalTime, now: number): string[] {
  const { cells } = redisKeys.usageRollups(partition);
  const { month, day } = time.periodsOf(now);
  return [
    ...[cells('month', month, kind), cells('day', day, kind)],
    ...hoursBefore(time, now).map((hour) => cells('hour', hour, kind)),
  ];
}

/** @param cells as they were read, in the order of `recentCells` */
export function recentUsage([month, day, ...hours]: readonly string[], time: LocalTime, now: number): RecentUsage {
  const since = Date.parse(hoursBefore(time, now).at(-1) ?? '');
  return {
    ...{ today: totalsOf([day]), thisMonth: totalsOf([month]) },
    lastHours: { nanoDollars: totalsOf(hours).costNanoDollars, ms: Math.max(HOUR_MS, now - since) },
  };
}

const hoursBefore = (time: LocalTime, now: number): string[] =>
  Array.from({ length: HOURS }, (_, back) => time.periodsOf(now - back * HOUR_MS).hour);

/** A cell that cannot be read counts as nothing: what it says is no limit. */
function totalsOf(texts: readonly (string | undefined)[]): Totals {
  const sums = new MetricSums();
  try {
    for (const text of texts) if (text) sums.addPacked(text);
  } catch (error) {
    if (error instanceof RangeError) return noTotals;
    throw error;
  }
  return sums.totals();
}
