/** All in milliseconds. Tests shorten them. */
export interface SlotTimes {
  /** A slot whose gateway died is free again after so long. */
  readonly leaseMs: number;
  readonly renewEveryMs: number;
  /** A waiter whose gateway died holds nobody up for longer than this. */
  readonly waiterMs: number;
  /** How often a gateway with waiters looks by itself: makes good for a wake-up that was lost. */
  readonly lookEveryMs: number;
  /** A serial lock whose gateway died is free again after so long. */
  readonly serialHoldMs: number;
  /** One probe of an account at most in so long, over all gateways. */
  readonly probeEveryMs: number;
  /** For how long an account that was full is not asked again without need. */
  readonly fullHintMs: number;
}

export const slotTimes: SlotTimes = {
  leaseMs: 30_000,
  renewEveryMs: 10_000,
  waiterMs: 5_000,
  lookEveryMs: 1_000,
  serialHoldMs: 60_000,
  probeEveryMs: 1_000,
  fullHintMs: 250,
};

/** Waiters for one account, of all users together. */
export const MOST_WAITERS_OF_AN_ACCOUNT = 2_000;
