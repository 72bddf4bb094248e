const dayPattern = /^(20\d{2}|19\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether it is a day such as `2026-09-01` that the calendar has. */
export const isPriceDay = (value: unknown): value is string =>
  typeof value === 'string' && dayPattern.test(value) && new Date(value).toISOString().startsWith(value);

/** Milliseconds since the epoch when a day begins, UTC. */
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);
