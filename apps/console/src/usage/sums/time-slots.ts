import { addDays, firstOfMonth, firstOfWeek, startOfDay } from '../../components/period-picker/days';
import type { Period } from '../../components/period-picker/period';
import { type Time, firstOfNextMonth } from './grouping';

const HOUR_MS = 3_600_000;

/**
 * Ids of all times of a period, those included for which there is no row because nothing happened. Hours end with the present one.
 * @param present ids that there are rows for: where clocks move by half an hour, there is more than reckoning finds
 */
export function timeSlots(
  time: Time,
  period: Period & { readonly timezone: string },
  present: readonly string[],
  now: Date,
): readonly string[] {
  return [...new Set([...reckoned(time, period, now), ...present])].sort();
}

function* reckoned(
  time: Time,
  { from, to, timezone }: Period & { readonly timezone: string },
  now: Date,
): Generator<string> {
  switch (time) {
    case 'hour': {
      const end = Math.min(startOfDay(addDays(to, 1), timezone).getTime(), now.getTime());
      for (let at = startOfDay(from, timezone).getTime(); at < end; at += HOUR_MS)
        yield new Date(at).toISOString().replace('.000Z', 'Z');
      return;
    }
    case 'day':
      for (let day = from; day <= to; day = addDays(day, 1)) yield day;
      return;
    case 'week':
      for (let day = firstOfWeek(from); day <= to; day = addDays(day, 7)) yield weekOf(day);
      return;
    case 'month':
      for (let day = firstOfMonth(from); day <= to; day = firstOfNextMonth(day.slice(0, 7))) yield day.slice(0, 7);
  }
}

/** A Monday → its week by ISO 8601, such as `2026-W47`: a week belongs to the year of its Thursday. */
function weekOf(monday: string): string {
  const year = addDays(monday, 3).slice(0, 4);
  const firstMonday = firstOfWeek(`${year}-01-04`);
  const number = Math.round((Date.parse(monday) - Date.parse(firstMonday)) / (7 * 24 * HOUR_MS)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}
