import type { Cooldown, CooldownCause, CooldownEvidence, CooldownScope } from './cooldown';

/** How long a cooldown that is over is remembered: until then one failure renews it, and one success ends it. */
export const HALF_OPEN_MS = 10 * 60 * 1_000;

/** So many failures within so long a time. */
export interface Strikes {
  readonly threshold: number;
  readonly withinMs: number;
}

/** What to leave alone, why, and until when. */
export interface Cooling {
  readonly scope: CooldownScope;
  readonly cause: CooldownCause;
  /** A moment the upstream named (milliseconds since the epoch), or a time from now by the clock of Redis. */
  readonly lasts: { readonly until: number } | { readonly ms: number };
  /** Absent: the first failure is enough. */
  readonly strikes?: Strikes;
  readonly evidence: CooldownEvidence;
}

/** One of each kind is kept: a guess that lasts longer does not stand in for what an upstream said. */
export const cooldownKey = ({ scope, cause }: Pick<Cooldown, 'scope' | 'cause'>): string => `${cause}|${scope}`;
