import type { QuietHours } from '../endpoints/webhook-endpoint';
import { instantsShowing, shownAt, startOfShownDay } from './wall-clock';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * When the quiet hours end that this instant lies in; undefined: it lies in none. Hours that are shown twice, because clocks are turned back,
 * are quiet both times: they begin with the first `from` and end with the last `until`.
 * @returns milliseconds since the epoch
 */
export function quietUntil(quietHours: QuietHours, now: number): number | undefined {
  try {
    return endOf(quietHours, now);
  } catch (error) {
    // A time zone that this machine does not know: whoever is told at night is told, and everybody else is not kept waiting.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function endOf({ from, until, timezone }: QuietHours, now: number): number | undefined {
  const begin = minutesOf(from) * MINUTE_MS;
  const length = (minutesOf(until) * MINUTE_MS - begin + DAY_MS) % DAY_MS;
  const today = startOfShownDay(shownAt(timezone, now));
  for (const day of [today - DAY_MS, today, today + DAY_MS]) {
    const [startsAt] = instantsShowing(timezone, day + begin);
    const endsAt = instantsShowing(timezone, day + begin + length).at(-1) ?? startsAt;
    if (startsAt <= now && now < endsAt) return endsAt;
  }
  return undefined;
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
