import { dayKey } from '../rollups/day-key';

export type Period = 'day' | 'week' | 'month';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
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
      this.oldest = shifted(this.day, -31);
    }
    return this.day;
  }

  /** The days of a period up to the one of an instant, the latest first. */
  daysOf(period: Period, epochMs: number): string[] {
    const today = this.dayOf(epochMs);
    const count = period === 'day' ? 1 : period === 'week' ? ((weekdayOf(today) + 6) % 7) + 1 : Number(today.slice(8));
    return Array.from({ length: count }, (_, back) => shifted(today, -back));
  }

  /** No budget looks at a day before this one by itself. */
  oldestDayOf(epochMs: number): string {
    this.dayOf(epochMs);
    return this.oldest;
  }

  /** The day so many days before another one. */
  dayBefore(day: string, days: number): string {
    return shifted(day, -days);
  }

  /** The instant at which the period of an instant ends, in milliseconds since the epoch. */
  endOf(period: Period, epochMs: number): number {
    const today = this.dayOf(epochMs);
    const first =
      period === 'day'
        ? shifted(today, 1)
        : period === 'week'
          ? shifted(today, 7 - ((weekdayOf(today) + 6) % 7))
          : firstOfNextMonth(today);
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

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

function firstOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
