import { dayAfter, daysInMonth, weekdayOf } from './calendar-days';
import { dayKey } from './day-key';

export type Period = 'day' | 'week' | 'month';

const MINUTE_MS = 60_000;
/** More than anybody asks for at one time. */
const MOST_STARTS = 64;

/** Days, weeks from Monday and months of a time zone, in which budgets are counted. */
export class Calendar {
  private minute = -1;
  private day = '';
  private oldest = '';
  private readonly starts = new Map<string, number>();

  constructor(private readonly timeZone: string) {}

  /** The day of an instant. No time zone changes its day within a minute, so most calls cost a comparison. */
  dayOf(epochMs: number): string {
    const minute = Math.floor(epochMs / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.day = dayKey(epochMs, this.timeZone);
      this.oldest = dayAfter(this.day, -31);
    }
    return this.day;
  }

  /** The days of a period up to the one of an instant, the latest first. */
  daysOf(period: Period, epochMs: number): string[] {
    const today = this.dayOf(epochMs);
    const count = period === 'day' ? 1 : period === 'week' ? weekdayOf(today) + 1 : Number(today.slice(8));
    return Array.from({ length: count }, (_, back) => dayAfter(today, -back));
  }

  /** No budget looks at a day before this one by itself. */
  oldestDayOf(epochMs: number): string {
    this.dayOf(epochMs);
    return this.oldest;
  }

  /** The day so many days before another one. */
  dayBefore(day: string, days: number): string {
    return dayAfter(day, -days);
  }

  /** The instant at which the period of an instant ends, in milliseconds since the epoch. */
  endOf(period: Period, epochMs: number): number {
    const today = this.dayOf(epochMs);
    const first =
      period === 'day'
        ? dayAfter(today, 1)
        : period === 'week'
          ? dayAfter(today, 7 - weekdayOf(today))
          : dayAfter(today, daysInMonth(today) - Number(today.slice(8)) + 1);
    return this.startOf(first);
  }

  /**
   * The first instant of a day, in milliseconds since the epoch. Days begin at most 14 hours before and 12 hours after they do in UTC; in
   * between it is searched.
   */
  startOf(day: string): number {
    const known = this.starts.get(day);
    if (known !== undefined) return known;
    if (this.starts.size >= MOST_STARTS) this.starts.clear();
    const start = this.searchStartOf(day);
    this.starts.set(day, start);
    return start;
  }

  private searchStartOf(day: string): number {
    const inUtc = Date.parse(`${day}T00:00:00Z`);
    let [before, from] = [inUtc - 15 * 3_600_000, inUtc + 13 * 3_600_000];
    while (from - before > 1) {
      const middle = Math.floor((before + from) / 2);
      if (dayKey(middle, this.timeZone) < day) before = middle;
      else from = middle;
    }
    return from;
  }
}
