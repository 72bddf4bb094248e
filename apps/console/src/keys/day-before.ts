const DAY_MS = 86_400_000;

/** The day in a time zone, as `2026-11-21`, so many days before a moment. */
export function dayBefore(moment: Date, days: number, timeZone: string): string {
  // Noon in UTC of that calendar day: no change of clocks moves it to another one.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
  return new Date(Date.parse(`${today}T12:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
