import { type AccountState, type Cooldown, HALF_OPEN_MS } from '@app/accounts';
import type { Availability } from '../eligibility';
import { isSoft } from './cooldown-policy';

export const available: Availability = Object.freeze({ kind: 'available' });

/** Whether a cooldown concerns a request; families are matched only where one is there. */
export function concerns({ scope }: Cooldown, family: () => string): boolean {
  return scope === 'account' || scope === 'host' || scope === `family:${family()}`;
}

/** 0: means nothing any more. 1: half-open. 2: cools, by our guess. 3: cools. */
function weightOf(cooldown: Cooldown, now: number): number {
  if (cooldown.until > now) return isSoft(cooldown) ? 2 : 3;
  return cooldown.until + HALF_OPEN_MS > now ? 1 : 0;
}

/** What all that is known of an account and its host comes to: the cooldown that stands most in the way, then the longest. */
export function availabilityFrom(
  states: readonly (AccountState | undefined)[],
  family: () => string,
  now: number,
): Availability {
  let worst: Cooldown | undefined;
  let weight = 0;
  for (const state of states) {
    for (const cooldown of state?.cooldowns ?? []) {
      const own = weightOf(cooldown, now);
      const isWorse = own > weight || (own === weight && worst !== undefined && cooldown.until > worst.until);
      if (own === 0 || !isWorse || !concerns(cooldown, family)) continue;
      [worst, weight] = [cooldown, own];
    }
  }
  if (!worst) return available;
  if (weight === 1) return { kind: 'half-open', cooldown: worst };
  return { kind: 'cooling', cooldown: worst, isSoft: weight === 2 };
}
