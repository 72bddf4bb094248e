const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Ten attempts: the first at once, the others so long after the one before. Standard Webhooks 1.0.0, "Retry schedule". */
export const retryDelaysMs = [
  ...[0, 5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
] as const;

const JITTER = 0.1;

/**
 * Milliseconds until the next attempt; undefined: there is none left. Jitter only ever adds, so that no endpoint is asked earlier than it says.
 * @param madeCount attempts of the schedule that were made
 * @param random from 0 to 1
 */
export function nextDelayMs(madeCount: number, retryAfterMs: number | undefined, random: number): number | undefined {
  const delay = retryDelaysMs[madeCount];
  if (delay === undefined) return undefined;
  return Math.ceil(Math.max(delay, retryAfterMs ?? 0) * (1 + JITTER * random));
}
