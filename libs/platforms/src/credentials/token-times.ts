const DAY_MS = 86_400_000;
/** Of a server that does not say, or says what cannot be meant (protocols.md 11). */
const ASSUMED_LIFE_MS = 300_000;
const LONGEST_LIFE_MS = 30 * DAY_MS;
/** With less than this left a token is renewed while it is still used (protocols.md 11). */
const AHEAD_MS = 120_000;
/** With less than this left nobody uses it before a renewal has been tried. */
const BLOCKING_MS = 30_000;

/** @param value `expires_in`: seconds, which some servers write as a text. @returns milliseconds */
export function lifeOf(value: unknown): number {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  const isGood = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
  return isGood ? Math.min(seconds * 1_000, LONGEST_LIFE_MS) : ASSUMED_LIFE_MS;
}

/** Of a token of a few minutes most of its life would be the time to renew it. All in milliseconds. */
export const aheadMs = (lifeMs: number): number => Math.min(AHEAD_MS, lifeMs / 2);
export const blockingMs = (lifeMs: number): number => Math.min(BLOCKING_MS, lifeMs / 8);
