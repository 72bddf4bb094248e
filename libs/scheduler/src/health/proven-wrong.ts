import type { Cooldown } from '@app/accounts';
import { isSoft } from './cooldown-policy';

/** Requests that were under way, or sent by a gateway that had not yet heard, prove nothing. */
const HEARD_EVERYWHERE_MS = 1_000;

/**
 * Whether a good answer ends a cooldown: one that is over, or one that was a guess and whose time was cut short by a probe.
 * @param sentAt when the request that was answered left, milliseconds since the epoch
 */
export function isProvenWrong(cooldown: Cooldown, sentAt: number, now: number): boolean {
  if (cooldown.until <= now) return sentAt >= cooldown.since;
  return isSoft(cooldown) && sentAt >= cooldown.since + HEARD_EVERYWHERE_MS;
}
