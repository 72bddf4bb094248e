const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as `2026-11-21`. */
export function dayKey(epochMs: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(epochMs);
}
