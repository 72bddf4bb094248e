/** How long a key is valid from its first use: an ISO 8601 duration in parts, none of them negative, not all of them zero. */
export interface Validity {
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
}

const durationPattern =
  /^P(?=.)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

const SECONDS_PER_DAY = 86_400;
/** Of the Gregorian calendar, on average. */
const DAYS_PER_YEAR = 365.2425;
const LONGEST_YEARS = 10;

/**
 * Reads a duration such as `P30D`, `PT12H` or `P1Y2M10DT2H30M`: whole numbers only.
 * @returns undefined for any other text, for no time at all and for more than ten years
 */
export function parseValidity(text: string): Validity | undefined {
  const match = durationPattern.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    // A group that took no part is undefined, whatever its type says.
    .map((digits: string | undefined) => Number(digits ?? 0));
  const validity = {
    months: years * 12 + months,
    days: weeks * 7 + days,
    seconds: hours * 3_600 + minutes * 60 + seconds,
  };
  const length = validity.months / 12 + (validity.days + validity.seconds / SECONDS_PER_DAY) / DAYS_PER_YEAR;
  return length > 0 && length <= LONGEST_YEARS ? validity : undefined;
}

/**
 * The moment at which a validity that begins at another moment ends, both in milliseconds since the epoch. Months go by the calendar
 * in UTC: one month from 31 January is the last day of February. Days have 24 hours.
 */
export function endOfValidity({ months, days, seconds }: Validity, start: number): number {
  const date = new Date(start);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, lastDay));
  return date.getTime() + (days * SECONDS_PER_DAY + seconds) * 1_000;
}
