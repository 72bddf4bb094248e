import { isTimeZone } from '@app/common';
import { isJsonObject } from '@app/protocols';
import type { QuietHours } from './webhook-endpoint';

const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** `00:00` to `23:59`. */
export const isClockTime = (value: unknown): boolean => typeof value === 'string' && clockTime.test(value);

/** Hours of no length are none, and those of a day would keep everything from being told. */
export function isQuietHours(value: unknown): value is QuietHours {
  if (!isJsonObject(value)) return false;
  const { from, until, timezone } = value;
  return isClockTime(from) && isClockTime(until) && from !== until && isTimeZone(timezone);
}
