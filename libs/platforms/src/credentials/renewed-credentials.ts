import type { Clock } from '@app/common';
import type { TimedCredentials } from './grant';
import { aheadMs, blockingMs } from './token-times';
import type { UsableCredentials } from './usable-credentials';

/** Between two renewals that an upstream's refusal made necessary. */
const FORCED_MS = 30_000;

interface Held extends TimedCredentials {
  readonly aheadMs: number;
  readonly blockingMs: number;
}

export interface RenewalQuestion {
  /** What is not good enough any more; absent: nothing was there. */
  readonly replacing?: UsableCredentials;
  /** It was refused before its time. */
  readonly isForced: boolean;
}

/** Credentials of short life of one account, in this process. Any number of requests may ask at once: one of them fetches, for all. */
export class RenewedCredentials {
  private held: Held | undefined;
  private underWay: Promise<TimedCredentials> | undefined;
  private failure: { readonly error: unknown; readonly until: number } | undefined;
  private forcedAt = Number.NEGATIVE_INFINITY;
  private isForced = false;
  private replacing: UsableCredentials | undefined;

  /** @param restMs after an attempt that failed, nobody makes another one for so long */
  constructor(
    private readonly clock: Clock,
    private readonly restMs: number,
    private readonly obtain: (question: RenewalQuestion) => Promise<TimedCredentials>,
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
      const { replacing, isForced } = this;
      const fresh = await this.obtain({ ...(replacing ? { replacing } : {}), isForced });
      const { lifeMs = fresh.expiresAt - this.clock.now() } = fresh;
      this.held = { ...fresh, aheadMs: aheadMs(lifeMs), blockingMs: blockingMs(lifeMs) };
      this.replacing = fresh.credentials;
      this.failure = undefined;
      this.isForced = false;
      return fresh;
    } catch (error) {
      this.failure = { error, until: this.clock.now() + this.restMs };
      throw error;
    }
  }
}
