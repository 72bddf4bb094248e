const DAY_MS = 86_400_000;

/** The first of so many days that end today, in a time zone: `2026-03-01`. */
export function firstDayOf(days: number, now: Date, timeZone: string): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  return new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
}
