const DAY_MS = 86_400_000;

/** The day so many days after this one, or before it. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Days since 1970-01-01; days of the calendar, whatever their length. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(day) / DAY_MS);

/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(Date.parse(day)).getUTCDay() + 6) % 7;

export const monthOf = (day: string): string => day.slice(0, 7);

/** The week by ISO 8601, `2026-W47`: it begins on Monday and belongs to the year that has its Thursday. */
export function weekOf(day: string): string {
  const thursday = dayAfter(day, 3 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** How many days the month of a day has. */
export function daysInMonth(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The months of a period, the first and the last one included, whole or not; as numbers, because what comes after the year 9999 sorts before it. */
export function monthsBetween(from: string, to: string): string[] {
  const first = monthNumber(from);
  return Array.from({ length: Math.max(0, monthNumber(to) - first + 1) }, (_, index) => monthNamed(first + index));
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthNamed = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
