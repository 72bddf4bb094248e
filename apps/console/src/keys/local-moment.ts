const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as the kit's pickers hold it: `2026-03-01 14:05:00` in the viewer's zone. */
export function localOf(moment: Date): string {
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}

/** ISO 8601 in UTC, of a moment that a picker holds; null: it holds none. */
export function momentOf(local: string): string | null {
  const moment = new Date(local.replace(' ', 'T'));
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
