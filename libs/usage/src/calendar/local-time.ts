import { dayKey } from './day-key';
import { monthOf, weekOf } from './calendar-days';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Clocks of the world stand at multiples of this from each other. */
const STEP_MS = 900_000;

export const levels = ['hour', 'day', 'week', 'month'] as const;
export type Level = (typeof levels)[number];

/** The periods of an instant, as their cells are named: `2026-11-21T13:00:00Z`, `2026-11-21`, `2026-W47`, `2026-11`. */
export type Periods = Readonly<Record<Level, string>>;

/** The hours, days, weeks and months of a time zone. */
export class LocalTime {
  private readonly minutes: Intl.DateTimeFormat;
  private minute = NaN;
  private periods: Periods | undefined;

  constructor(readonly timeZone: string) {
    this.minutes = new Intl.DateTimeFormat('en-US', { timeZone, minute: '2-digit', second: '2-digit' });
  }

  dayOf(epochMs: number): string {
    return dayKey(epochMs, this.timeZone);
  }

  /** No clock of the world is put forward or back within a minute, so calls for one minute cost a comparison. */
  periodsOf(epochMs: number): Periods {
    const minute = Math.floor(epochMs / MINUTE_MS);
    if (minute === this.minute && this.periods) return this.periods;
    const day = this.dayOf(epochMs);
    this.minute = minute;
    return (this.periods = { hour: this.hourOf(epochMs), day, week: weekOf(day), month: monthOf(day) });
  }

  /** Every hour of the days from the first to the last one, both included, in their order. */
  hoursBetween(first: string, last: string): string[] {
    const hours = new Set<string>();
    const end = Date.parse(last) + DAY_MS + 13 * HOUR_MS;
    // Days begin at most 14 hours before and 12 hours after they do in UTC.
    for (let instant = Date.parse(first) - 15 * HOUR_MS; instant < end; instant += STEP_MS) {
      const day = this.dayOf(instant);
      if (day >= first && day <= last) hours.add(this.hourOf(instant));
    }
    return [...hours];
  }

  /**
   * When the clock on the wall would have shown the full hour, in UTC: so both of the hours that a clock shows twice have a name. In the one
   * zone that moves its clocks by half an hour, the hour in which it does has two, the second of which begins before it does.
   */
  private hourOf(epochMs: number): string {
    const parts = this.minutes.formatToParts(epochMs);
    const valueOf = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const second = Math.floor(epochMs / 1_000) - valueOf('minute') * 60 - valueOf('second');
    return `${new Date(second * 1_000).toISOString().slice(0, 19)}Z`;
  }
}
