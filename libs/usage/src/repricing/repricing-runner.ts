import { plainLine } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import type { CostRecount } from './cost-recount';
import { type Repricing, isEnded } from './repricing';
import { RepricingLock } from './repricing-lock';
import { workOnPortion } from './repricing-portion';
import type { Repricings } from './repricings';

/** What accounts have cost on a day is kept elsewhere. */
export interface AccountDayCosts {
  /**
   * Adds a difference, once for each account, re-pricing and portion; portions count up.
   * @param day of the relay's time zone, as `2026-11-21`
   */
  add(
    accountId: string,
    day: string,
    nanoDollars: bigint,
    source: { repricingId: string; portion: number },
  ): Promise<void>;
}

export interface RunnerParts {
  readonly connection: RedisConnection;
  readonly repricings: Repricings;
  readonly calendar: Calendar;
  readonly recount: CostRecount;
  /** Resolves when costs are counted by the prices of this moment. */
  readonly syncPrices: () => Promise<void>;
  readonly accountDayCosts: AccountDayCosts;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How long one run may take. Absent: 8 seconds. */
  readonly runMs?: number;
  readonly monotonic?: () => number;
}

const RUN_MS = 8_000;
const MOST_FAILURES = 20;
const LONGEST_REASON = 300;

/**
 * Works on re-pricings, one at a time and the oldest first, for some seconds a call. Whoever calls next goes on where the last one was,
 * in whatever process.
 */
export class RepricingRunner {
  private readonly lock: RepricingLock;

  constructor(private readonly parts: RunnerParts) {
    this.lock = new RepricingLock(parts.connection);
  }

  /** @returns how many records were looked at */
  async run(): Promise<number> {
    const { repricings, runMs = RUN_MS, monotonic = () => performance.now() } = this.parts;
    await repricings.forgetOld();
    if ((await this.current()) === undefined || !(await this.lock.take())) return 0;
    try {
      await this.parts.syncPrices();
      const endsAt = monotonic() + runMs;
      let lookedAt = 0;
      for (let next = await this.current(); next && monotonic() < endsAt; next = await this.current()) {
        if (await this.isArchiving()) break;
        lookedAt += await this.workOn(next);
        if (!(await this.lock.keep())) break;
      }
      return lookedAt;
    } finally {
      await this.lock.release().catch(() => undefined);
    }
  }

  /** The one that runs, else the one that waits longest. */
  private async current(): Promise<Repricing | undefined> {
    const open = (await this.parts.repricings.list()).filter((one) => !isEnded(one));
    return open.findLast(({ state }) => state === 'running') ?? open.at(-1);
  }

  /** A file that is being written would keep a cost that is changed meanwhile. */
  private async isArchiving(): Promise<boolean> {
    return (await this.parts.connection.exists(redisKeys.usageArchive().lock)) === 1;
  }

  private async workOn(repricing: Repricing): Promise<number> {
    try {
      return await this.portionOf(repricing);
    } catch (error) {
      await this.noteFailure(repricing.id, error);
      throw error;
    }
  }

  private async portionOf(repricing: Repricing): Promise<number> {
    const { repricings, accountDayCosts } = this.parts;
    const { next, lookedAt, today, spentToday } = await workOnPortion(this.parts, repricing);
    const source = { repricingId: repricing.id, portion: next.portion };
    for (const [accountId, difference] of spentToday) await accountDayCosts.add(accountId, today, difference, source);
    const at = repricings.now();
    const kept = {
      ...next,
      startedAt: repricing.startedAt ?? at,
      ...(next.state === 'done' ? { endedAt: at } : {}),
    };
    const outcome = await repricings.change(kept);
    if (outcome === 'written') return lookedAt;
    // It was cancelled meanwhile: the report says what was done until then.
    const latest = await repricings.get(repricing.id);
    if (latest?.state === 'cancelled' && latest.portion === repricing.portion) {
      await repricings.change({ ...kept, state: 'cancelled', endedAt: latest.endedAt ?? at });
    }
    return lookedAt;
  }

  /** What goes wrong again and again ends; a Redis that is away cannot be told, and is waited for. */
  private async noteFailure(id: string, error: unknown): Promise<void> {
    const { repricings } = this.parts;
    const held = await repricings.get(id);
    if (!held || isEnded(held)) return;
    const failures = held.failures + 1;
    const reason = plainLine(error instanceof Error ? error.message : String(error), LONGEST_REASON);
    const isOver = failures >= MOST_FAILURES;
    await repricings.change({
      ...{ ...held, failures, reason },
      ...(isOver ? { state: 'failed', endedAt: repricings.now() } : {}),
    });
  }
}
