import type { TellingOutcome } from '../channels/channel';

/** Longer waits are taken for this: whoever says "next month" shall not silence an endpoint. */
export const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/** @param retryAfterMs milliseconds from the answer on; what is not ahead is not said */
export function failed(reason: string, retryAfterMs?: number): TellingOutcome {
  if (retryAfterMs === undefined || !(retryAfterMs > 0)) return { outcome: 'failed', reason };
  return { outcome: 'failed', reason, retryAfterMs: Math.min(Math.ceil(retryAfterMs), LONGEST_WAIT_MS) };
}
