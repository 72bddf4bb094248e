const HOUR_MS = 3_600_000;
const hourThere = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** When Google's quotas of a day begin anew: midnight in California, in milliseconds since the epoch. */
export function nextPacificMidnight(now: number): number {
  // Hour by hour, because a day of summer time may have 23 of them or 25.
  let hour = Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
  while (hourThere.format(hour) !== '00') hour += HOUR_MS;
  return hour;
}
