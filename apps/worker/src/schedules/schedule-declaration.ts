import type { JobQueue } from '@app/queue';
import { RedisClock, type RedisConnection } from '@app/redis';
import type { RepeatedTask } from '../repeated-task';

/** Of a task that fails at every tick, so many failures are kept. */
const FAILURES_KEPT = 200;
/** A tick that is due for longer than this was lost with whoever took it, or every worker is busy; both can bear a tick more. */
const OVERDUE_AFTER_MS = 60_000;

interface Standing {
  readonly every?: number | undefined;
  readonly next?: number | undefined;
}

/** Has Redis make a job for each tick. Any number of workers may declare the same at the same time. */
export class ScheduleDeclaration {
  private readonly clock: RedisClock;

  constructor(
    private readonly queue: JobQueue<'schedules'>,
    private readonly schedules: readonly RepeatedTask[],
    connection: RedisConnection,
  ) {
    this.clock = RedisClock.of(connection);
  }

  /** At the start of a worker: what stands in Redis is what the table says, and nothing else. */
  async declare(): Promise<void> {
    await this.clock.keepFresh();
    const standing = await this.standing();
    for (const schedule of this.schedules) {
      await this.write(schedule, standing.get(schedule.name));
      standing.delete(schedule.name);
    }
    for (const gone of standing.keys()) await this.queue.removeJobScheduler(gone);
  }

  /** From time to time: brings back what Redis has lost, or would not come to for a long time. @returns how many were mended */
  async mend(): Promise<number> {
    await this.clock.keepFresh();
    const standing = await this.standing();
    let count = 0;
    for (const schedule of this.schedules) {
      const held = standing.get(schedule.name);
      if (held && this.isInOrder(held, schedule)) continue;
      await this.write(schedule, held);
      count += 1;
    }
    return count;
  }

  private async standing(): Promise<Map<string, Standing>> {
    return new Map((await this.queue.getJobSchedulers()).map((one) => [one.key, one]));
  }

  private isInOrder({ every, next = 0 }: Standing, { everyMs }: RepeatedTask): boolean {
    const now = this.clock.now();
    return every === everyMs && next > now - OVERDUE_AFTER_MS && !this.isTooFar(next, everyMs);
  }

  /** The clock of Redis was put back: nothing would run until it is there again. */
  private isTooFar(next: number, everyMs: number): boolean {
    return next > this.clock.now() + everyMs + OVERDUE_AFTER_MS;
  }

  private async write({ name, everyMs }: RepeatedTask, held: Standing | undefined): Promise<void> {
    if (held && this.isTooFar(held.next ?? 0, everyMs)) await this.queue.removeJobScheduler(name);
    const opts = { removeOnComplete: true, removeOnFail: { count: FAILURES_KEPT } };
    await this.queue.upsertJobScheduler(name, { every: everyMs }, { name, data: { task: name }, opts });
  }
}
