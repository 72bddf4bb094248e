import type { Clock } from '@app/common';
import type { Grant, TimedCredentials } from './grant';
import type { UsableCredentials } from './usable-credentials';

/** With less than this left they are renewed while they are still used (protocols.md 11). */
const AHEAD_MS = 120_000;
/** With less than this left nobody uses them before a renewal has been tried. */
const BLOCKING_MS = 30_000;
/** After an attempt that failed. */
const BACK_OFF_MS = 5_000;
/** Between two renewals that an upstream's refusal made necessary. */
const FORCED_MS = 30_000;

interface Held extends TimedCredentials {
  readonly aheadMs: number;
  readonly blockingMs: number;
}

/** Credentials of short life of one account. Any number of requests may ask at once: one of them fetches, for all. */
export class RenewedCredentials {
  private held: Held | undefined;
  private underWay: Promise<TimedCredentials> | undefined;
  private failure: { readonly error: unknown; readonly until: number } | undefined;
  private forcedAt = Number.NEGATIVE_INFINITY;
  private isForced = false;

  constructor(
    private readonly clock: Clock,
    private readonly obtain: (isForced: boolean) => Promise<TimedCredentials>,
    private readonly isFinal: Grant['isFinal'],
  ) {}

  /** At once where they last, also while they are being renewed. */
  current(): UsableCredentials | Promise<UsableCredentials> {
    const { held } = this;
    const now = this.clock.now();
    const left = held === undefined ? 0 : held.expiresAt - now;
    if (!held || left <= held.blockingMs) return this.awaited(held, now);
    if (left <= held.aheadMs && !this.isResting(now)) this.renewed().catch(() => undefined);
    return held.credentials;
  }

  /**
   * The upstream did not accept them.
   * @param shown what it was shown, where that is known: others may have come since
   * @returns whether another try makes sense
   */
  refused(shown: UsableCredentials | undefined): boolean {
    if (this.failure?.until === Number.POSITIVE_INFINITY) {
      this.held = undefined;
      return false;
    }
    if (shown !== undefined && this.held?.credentials !== shown) return true;
    const now = this.clock.now();
    if (now - this.forcedAt < FORCED_MS) return false;
    this.forcedAt = now;
    this.isForced = true;
    this.held = undefined;
    return true;
  }

  /** What stood in the way may be gone. */
  tryAgain(): void {
    this.failure = undefined;
  }

  private isResting(now: number): boolean {
    return this.failure !== undefined && now < this.failure.until;
  }

  private async awaited(held: Held | undefined, now: number): Promise<UsableCredentials> {
    try {
      if (this.failure && this.isResting(now)) throw this.failure.error;
      return (await this.renewed()).credentials;
    } catch (error) {
      // Better the last seconds of the old ones than none, unless they have been refused.
      if (held && held === this.held && held.expiresAt > this.clock.now()) return held.credentials;
      throw error;
    }
  }

  private renewed(): Promise<TimedCredentials> {
    this.underWay ??= this.renew().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async renew(): Promise<TimedCredentials> {
    try {
      const fresh = await this.obtain(this.isForced);
      const lifeMs = fresh.expiresAt - this.clock.now();
      // Of a token of a few minutes most of its life would be the time to renew it.
      this.held = { ...fresh, aheadMs: Math.min(AHEAD_MS, lifeMs / 2), blockingMs: Math.min(BLOCKING_MS, lifeMs / 8) };
      this.failure = undefined;
      this.isForced = false;
      return fresh;
    } catch (error) {
      const isFinal = this.isFinal?.(error) ?? false;
      this.failure = { error, until: isFinal ? Number.POSITIVE_INFINITY : this.clock.now() + BACK_OFF_MS };
      throw error;
    }
  }
}
