/**
 * Why an account is left alone for a while. `rate-limited`: the upstream said until when. `throttled`: it refused with 429 and said
 * nothing more. `failing`: several 5xx, time-outs or malformed answers within a minute. `unreachable`: no connection to its host.
 * `window-used-up`: one of the upstream's own windows says `rejected`.
 */
export const cooldownCauses = [
  'unauthorized',
  'forbidden',
  'rate-limited',
  'throttled',
  'window-used-up',
  'quota-exhausted',
  'overloaded',
  'unavailable',
  'failing',
  'unreachable',
] as const;
export type CooldownCause = (typeof cooldownCauses)[number];

/** The whole account, one family of models on it, or (on the state of a host) everything behind one address. */
export type CooldownScope = 'account' | 'host' | `family:${string}`;

/** A time until which something is not scheduled. Never touches an administrator's switch. */
export interface Cooldown {
  readonly scope: CooldownScope;
  readonly cause: CooldownCause;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Extended by later failures, never shortened; afterwards one request goes ahead of the others to see whether all is well. */
  readonly until: number;
  /** What the upstream said. */
  readonly evidence: CooldownEvidence;
}

export interface CooldownEvidence {
  readonly status?: number;
  /** The upstream's `error.details.error_code` or `error.type`, or the kind of a broken connection. */
  readonly code?: string;
  /** Our request that met the failure. */
  readonly requestId?: string;
}
