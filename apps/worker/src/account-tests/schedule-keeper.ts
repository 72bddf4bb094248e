import type { AccountTestHistory, AccountTestSchedules, Accounts } from '@app/accounts';
import { actAs } from '@app/audit';
import type { Clock } from '@app/common';
import type { JobQueue } from '@app/queue';
import { type Recurrence, isSameRecurrence, recurrenceOf } from './recurrence';

export interface ScheduleParts {
  readonly schedules: AccountTestSchedules;
  readonly accounts: Accounts;
  readonly history: AccountTestHistory;
  readonly queue: JobQueue<'account-tests'>;
  /** Of the relay: an IANA name. */
  readonly timezone: string;
  readonly clock: Clock;
}

const context = { actor: { kind: 'system', task: 'account-tests' }, origin: {} } as const;
/** Another worker may have looked at an older state, and written later. */
const LOOK_ANYWAY_AFTER_MS = 60_000;
/** A tick is tried again where Redis took nothing: the account itself is asked once. */
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
    if (state === this.seen && now - this.lookedAt < LOOK_ANYWAY_AFTER_MS) return 0;
    const count = await this.compare();
    this.seen = state;
    this.lookedAt = now;
    await actAs(context, () => this.takeAwayOrphans());
    return count;
  }

  private async compare(): Promise<number> {
    const { schedules, accounts, queue, timezone } = this.parts;
    const known = new Map((await queue.getJobSchedulers()).map((one) => [one.key, one]));
    const wanted = schedules.list().filter(({ id, enabled }) => enabled && accounts.get(id));
    let count = 0;
    for (const schedule of wanted) {
      const recurrence = recurrenceOf(schedule, timezone);
      const held: Recurrence | undefined = known.get(schedule.id);
      known.delete(schedule.id);
      if (held && isSameRecurrence(held, recurrence)) continue;
      const data = { accountId: schedule.id };
      await queue.upsertJobScheduler(schedule.id, recurrence, { name: 'test', data, opts: jobOptions });
      count += 1;
    }
    for (const id of known.keys()) if (await queue.removeJobScheduler(id)) count += 1;
    return count;
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
