import { setImmediate } from 'node:timers/promises';
import {
  type AccountTestHistory,
  type AccountTestSchedule,
  type AccountTestSchedules,
  type Accounts,
  nextTick,
} from '@app/accounts';
import type { Clock } from '@app/common';
import type { JobQueue } from '@app/queue';
import type { RedisClock } from '@app/redis';
import { type Recurrence, isSameRecurrence, recurrenceOf } from './recurrence';

export interface ScheduleParts {
  readonly schedules: AccountTestSchedules;
  readonly accounts: Accounts;
  readonly history: AccountTestHistory;
  readonly queue: JobQueue<'account-tests'>;
  /** Of the relay: an IANA name. */
  readonly timezone: string;
  readonly clock: Clock;
  /** What ticks are counted by. */
  readonly redisClock: RedisClock;
  /** Whether nobody else is about to do what goes by this name. */
  readonly claim: (name: string) => Promise<boolean>;
}

/** How a schedule stands in Redis. */
interface Standing extends Recurrence {
  /** When its job comes next, milliseconds of the clock of Redis. */
  readonly next?: number | undefined;
}

/** Another worker may have looked at an older state, and written later. */
const LOOK_ANYWAY_AFTER_MS = 60_000;
/** By less than this a job may come otherwise than it should. */
const TOLERANCE_MS = 60_000;
/** A tick is tried again where the books could not be opened: nobody was asked then. */
const jobOptions = { attempts: 3, backoff: { type: 'fixed', delay: 10_000 } };

/** Has a job come for each schedule that is on, and for no other. Any number of workers may do it at the same time. */
export class ScheduleKeeper {
  private seen = '';
  private lookedAt = -Infinity;

  constructor(private readonly parts: ScheduleParts) {}

  /** Costs two questions to Redis where nothing has changed. @returns how many jobs come otherwise than before */
  async run(): Promise<number> {
    const { schedules, accounts, clock } = this.parts;
    // Accounts last: the account of a schedule was there before it.
    await schedules.collection.sync();
    await accounts.collection.sync();
    const state = `${schedules.collection.revision} ${accounts.collection.revision}`;
    const now = clock.monotonic();
    const isTimeToMend = now - this.lookedAt >= LOOK_ANYWAY_AFTER_MS;
    if (state === this.seen && !isTimeToMend) return 0;
    const { count, isWhole } = await this.compare(isTimeToMend);
    await this.takeAwayOrphans();
    // What another worker writes is looked at again until it stands there: the other one may die.
    this.seen = isWhole ? state : '';
    if (isTimeToMend && isWhole) this.lookedAt = now;
    return count;
  }

  /** @param mends whether it is asked of each job, too, if it will come: not for nothing, where there are a thousand of them */
  private async compare(mends: boolean): Promise<{ readonly count: number; readonly isWhole: boolean }> {
    const { schedules, accounts, queue } = this.parts;
    await this.parts.redisClock.keepFresh();
    const standing = new Map<string, Standing>((await queue.getJobSchedulers()).map((one) => [one.key, one]));
    const wanted = schedules.list().filter(({ id, enabled }) => enabled && accounts.get(id));
    let count = 0;
    let isWhole = true;
    for (const schedule of wanted) {
      const held = standing.get(schedule.id);
      standing.delete(schedule.id);
      if (await this.isInOrder(schedule, held, mends)) continue;
      if (await this.isWritten(schedule)) count += 1;
      else isWhole = false;
    }
    for (const id of standing.keys()) if (await queue.removeJobScheduler(id)) count += 1;
    return { count, isWhole };
  }

  private async isInOrder(schedule: AccountTestSchedule, held: Standing | undefined, mends: boolean): Promise<boolean> {
    const recurrence = recurrenceOf(schedule, this.parts.timezone);
    if (!held || !isSameRecurrence(held, recurrence)) return false;
    return !mends || this.isComing(schedule.id, recurrence, held.next);
  }

  /** Written twice, the second would take away a tick that has come meanwhile. @returns false where somebody else writes it */
  private async isWritten(schedule: AccountTestSchedule): Promise<boolean> {
    const { queue, timezone, claim } = this.parts;
    const { id, updatedAt } = schedule;
    if (!(await claim(`${id}:${updatedAt}`))) return false;
    const recurrence = recurrenceOf(schedule, timezone);
    await queue.upsertJobScheduler(id, recurrence, { name: 'test', data: { accountId: id }, opts: jobOptions });
    return true;
  }

  /** Not, where its job was lost with what Redis lost, or where the clock of Redis was put back behind it. */
  private async isComing(id: string, { pattern, tz }: ReturnType<typeof recurrenceOf>, next = 0): Promise<boolean> {
    const { queue, redisClock } = this.parts;
    // The process has other things to do than to look into a thousand calendars.
    await setImmediate();
    const now = redisClock.now();
    if (next > (nextTick(pattern, tz, now) ?? now) + TOLERANCE_MS) return false;
    return next > now - TOLERANCE_MS || (await queue.getJob(`repeat:${id}:${next}`)) !== undefined;
  }

  /** With an account goes what was made for its tests. */
  private async takeAwayOrphans(): Promise<void> {
    const { schedules, accounts, history } = this.parts;
    for (const { id } of schedules.list()) {
      if (accounts.get(id) || !(await schedules.isOfNobody(id))) continue;
      await schedules.delete(id);
      await history.forget(id);
    }
  }
}
