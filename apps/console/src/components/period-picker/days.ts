import { momentFormat } from '../../format/intl-formats';

const DAY_MS = 86_400_000;
const HALF_DAY_MS = DAY_MS / 2;

/** A day of the calendar, such as `2026-11-21`, in the time zone that its place says. */
export type Day = string;

export const isDay = (value: string | null | undefined): value is Day =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

const midnightUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: Day, days: number): Day {
  return new Date(midnightUtc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days there are from one to the other, both included. */
export function countDays(from: Day, to: Day): number {
  return Math.round((midnightUtc(to) - midnightUtc(from)) / DAY_MS) + 1;
}

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The Monday of its week. */
export function firstOfWeek(day: Day): Day {
  return addDays(day, -((new Date(midnightUtc(day)).getUTCDay() + 6) % 7));
}

/** The day that a clock in the time zone shows. */
export function dayIn(timeZone: string, moment: Date): Day {
  return wallClock(timeZone, moment).slice(0, 10);
}

/** When a day begins in a time zone; where clocks skip midnight, the first moment behind it. */
export function startOfDay(day: Day, timeZone: string): Date {
  const wanted = midnightUtc(day);
  const offsetAt = (moment: number): number =>
    Date.parse(`${wallClock(timeZone, new Date(moment))}Z`) - Math.floor(moment / 1_000) * 1_000;
  // Whatever the clocks do around midnight, the offset is one of those half a day before and behind it.
  const candidates = [wanted - offsetAt(wanted - HALF_DAY_MS), wanted - offsetAt(wanted + HALF_DAY_MS)];
  const fitting = candidates.filter((moment) => moment + offsetAt(moment) === wanted);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates));
}

/** `2026-11-21T13:00:00` as a clock in the time zone shows it. */
function wallClock(timeZone: string, moment: Date): string {
  const parts = momentFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
