import { dayAfter, dayNumber, monthOf, weekOf } from '../calendar/calendar-days';
import { type Subject, subjects } from './dimensions';
import type { LocalTime, Level } from '../calendar/local-time';
import { piecesOf } from './period-pieces';

export const timeGroupings = ['total', 'hour', 'day', 'week', 'month'] as const;
export type TimeGrouping = (typeof timeGroupings)[number];

export const groupings = [...timeGroupings, ...subjects] as const;
export type Grouping = (typeof groupings)[number];

export interface UsageQuestion {
  /** First and last day, both included, as `2026-11-21`. */
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  /** Only what this one used, or was used for. */
  readonly of?: { readonly subject: Subject; readonly id: string };
}

/** Something that the rollups do not keep, or no longer. The message says what can be asked, and follows the name of the field. */
export class UsageNotKept extends Error {
  constructor(
    readonly field: 'from' | 'by',
    message: string,
  ) {
    super(message);
  }
}

/** The first days of which there are hours, and of which there are days and weeks; empty: from the beginning. */
export interface OldestDays {
  readonly ofHours: string;
  readonly ofDays: string;
}

/** A row of an answer by time, and the cells that make it up. */
export interface TimeRow {
  /** The hour's, day's, week's or month's name; empty for the total. */
  readonly id: string;
  readonly periods: readonly { readonly level: Level; readonly period: string }[];
}

const MOST_DAYS_BY_HOUR = 31;

export const isTimeGrouping = (by: Grouping): by is TimeGrouping => (timeGroupings as readonly string[]).includes(by);

/** @throws UsageNotKept */
export function timeRowsOf(
  { from, to, by }: UsageQuestion & { readonly by: TimeGrouping },
  oldest: OldestDays,
  time: LocalTime,
): TimeRow[] {
  if (by === 'hour') {
    if (dayNumber(to) - dayNumber(from) >= MOST_DAYS_BY_HOUR)
      throw new UsageNotKept('from', `must be at most ${MOST_DAYS_BY_HOUR} days before to when asked by hour`);
    if (from < oldest.ofHours) throw new UsageNotKept('from', `must not be before ${oldest.ofHours}: hours end there`);
    return time.hoursBetween(from, to).map((period) => ({ id: period, periods: [{ level: by, period }] }));
  }
  const nameOf = { total: () => '', day: (day: string) => day, week: weekOf, month: monthOf }[by];
  const days = Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, day) =>
    dayAfter(from, day),
  );
  return [...Map.groupBy(days, nameOf)].map(([id, ofRow]) => ({
    id,
    periods: piecesKept(ofRow[0] ?? from, ofRow.at(-1) ?? to, oldest),
  }));
}

/**
 * The fewest cells that make up a period.
 * @throws UsageNotKept
 */
export function piecesKept(from: string, to: string, oldest: OldestDays): TimeRow['periods'] {
  const pieces = piecesOf(from, to, oldest.ofDays);
  if (pieces) return pieces;
  throw new UsageNotKept('from', `must not be before ${oldest.ofDays}, unless months before are asked for as a whole`);
}
