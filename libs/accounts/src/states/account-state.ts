import type { Cooldown } from './cooldown';

/** An upstream's own limit of an account, as its answers report it. */
export interface UpstreamWindow {
  /** As the upstream names it: `5h`, `7d`, `7d_opus`, `requests`, `input-tokens`. */
  readonly name: string;
  readonly status: 'allowed' | 'warning' | 'rejected';
  /** 0 to 1 and above; absent: not said. */
  readonly utilization?: number;
  /** Milliseconds since the epoch; absent: not said. */
  readonly resetsAt?: number;
  /** The family of models that it limits; absent: all of the account. */
  readonly family?: string;
}

/** What all gateways know of how an account fares. Derived, never an administrator's setting; gone when nothing is to be said. */
export interface AccountState {
  /** The account's id, or `host:` and an origin for what is known of an address. */
  readonly id: string;
  readonly cooldowns: readonly Cooldown[];
  readonly windows: readonly UpstreamWindow[];
  /** Time to the first byte of recent answers, decayed, in milliseconds; absent: none yet. */
  readonly firstByteMs?: number;
  /** What the account has cost on a day (`2026-11-21`), in nano-dollars as a decimal integer. */
  readonly spent?: { readonly day: string; readonly nanoDollars: string };
}
