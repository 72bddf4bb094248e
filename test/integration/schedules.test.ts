import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JobQueue, createJobQueue } from '@app/queue';
import { type AnyJobConsumer, JobConsumer } from '@app/queue/worker';
import { type RedisConnection, connectRedis } from '@app/redis';
import { type TaskOutcome, createLogger } from '@app/telemetry';
import type { RepeatedTask } from '../../apps/worker/src/repeated-task';
import { ScheduleDeclaration } from '../../apps/worker/src/schedules/schedule-declaration';
import { createScheduleHandler } from '../../apps/worker/src/schedules/schedule-handler';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const logger = createLogger('test', 'silent');
const settled = { timeout: 8_000, interval: 20 };
const DAY_MS = 86_400_000;

let server: RedisServer;
let connection: RedisConnection;
let queue: JobQueue<'schedules'>;
const consumers: AnyJobConsumer[] = [];
beforeAll(async () => {
  server = await startRedisServer();
});
beforeEach(async () => {
  connection = connectRedis(server.url, 'background', logger);
  await connection.flushall();
  queue = createJobQueue('schedules', connection);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(consumers.splice(0).map((consumer) => consumer.stop(AbortSignal.timeout(1_000))));
  await queue.close();
  connection.disconnect();
});
afterAll(() => server.stop());

const task = (name: string, everyMs: number, run: () => Promise<number> = () => Promise.resolve(0)): RepeatedTask => ({
  ...{ name, everyMs, run },
});
const declarationOf = (...tasks: RepeatedTask[]): ScheduleDeclaration =>
  new ScheduleDeclaration(queue, tasks, connection);

/** One more worker, with the reports of its runs. */
function startConsumer(...tasks: RepeatedTask[]): { readonly reports: [string, TaskOutcome][] } {
  const reports: [string, TaskOutcome][] = [];
  const handler = createScheduleHandler(tasks, (task, outcome) => void reports.push([task, outcome]), logger);
  const consumer = new JobConsumer('schedules', handler, connection, logger, { concurrency: 4 });
  consumer.start();
  consumers.push(consumer);
  return { reports };
}

async function standing(): Promise<Record<string, number | undefined>> {
  return Object.fromEntries((await queue.getJobSchedulers()).map(({ key, every }) => [key, every]));
}

describe('a declaration of schedules', () => {
  it('has one run for each tick, however many workers declare and take them', async () => {
    let runs = 0;
    const often = task('often', 100, () => Promise.resolve((runs += 1)));
    await Promise.all([1, 2, 3].map(() => declarationOf(often).declare()));
    const workers = [1, 2, 3].map(() => startConsumer(often));
    await expect.poll(() => runs, settled).toBeGreaterThan(10);
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop(AbortSignal.timeout(5_000))));
    const [scheduler] = await queue.getJobSchedulers();
    // The iteration that was counted last waits for its time.
    expect(runs).toBe((scheduler?.iterationCount ?? 0) - 1);
    expect(workers.flatMap(({ reports }) => reports)).toHaveLength(runs);
  });

  it('takes away what is no longer in the table, and what would have run of it', async () => {
    await declarationOf(task('kept', DAY_MS), task('gone', DAY_MS)).declare();
    startConsumer(task('kept', DAY_MS), task('gone', DAY_MS));
    await expect.poll(() => queue.getDelayedCount(), settled).toBe(2);
    await declarationOf(task('kept', DAY_MS)).declare();
    expect(await standing()).toEqual({ kept: DAY_MS });
    expect((await queue.getDelayed()).map(({ name }) => name)).toEqual(['kept']);
  });

  it('changes how often something is done, and leaves the others where they are', async () => {
    await declarationOf(task('changed', DAY_MS), task('kept', DAY_MS)).declare();
    startConsumer(task('changed', DAY_MS), task('kept', DAY_MS));
    await expect.poll(() => queue.getDelayedCount(), settled).toBe(2);
    const before = await queue.getJobScheduler('kept');
    await declarationOf(task('changed', 2 * DAY_MS), task('kept', DAY_MS)).declare();
    expect(await standing()).toEqual({ changed: 2 * DAY_MS, kept: DAY_MS });
    expect((await queue.getJobScheduler('kept'))?.next).toBe(before?.next);
  });

  it('runs no tick a second time when another worker starts', async () => {
    let runs = 0;
    const daily = task('daily', DAY_MS, () => Promise.resolve((runs += 1)));
    await declarationOf(daily).declare();
    startConsumer(daily);
    await expect.poll(() => runs, settled).toBe(1);
    for (let start = 0; start < 5; start += 1) await declarationOf(daily).declare();
    await expect.poll(() => queue.getDelayedCount(), settled).toBe(1);
    expect(runs).toBe(1);
    expect(await queue.getWaitingCount()).toBe(0);
  });

  it('comes back by itself where Redis has lost it', async () => {
    let runs = 0;
    const daily = task('daily', DAY_MS, () => Promise.resolve((runs += 1)));
    const declaration = declarationOf(daily);
    await declaration.declare();
    await connection.flushall();
    expect(await declaration.mend()).toBe(1);
    startConsumer(daily);
    await expect.poll(() => runs, settled).toBe(1);
    expect(await declaration.mend()).toBe(0);
  });

  it('comes back where a worker died after it had taken a tick and before it had made the next', async () => {
    let runs = 0;
    const daily = task('hourly', 3_600_000, () => Promise.resolve((runs += 1)));
    const declaration = declarationOf(daily);
    await declaration.declare();
    // The tick is gone, and with it who would have made another.
    const [waiting] = await queue.getWaiting();
    await waiting?.remove().catch(() => undefined);
    await connection.del('{tl-queues}:schedules:wait', '{tl-queues}:schedules:delayed');
    await connection.zadd('{tl-queues}:schedules:repeat', Date.now() - 120_000, 'hourly');
    expect(await declaration.mend()).toBe(1);
    startConsumer(daily);
    await expect.poll(() => queue.getDelayedCount(), settled).toBe(1);
  });

  it('does not wait for a time that the clock of Redis was put back from', async () => {
    let runs = 0;
    const often = task('often', 1_000, () => Promise.resolve((runs += 1)));
    const declaration = declarationOf(often);
    await declaration.declare();
    await queue.removeJobScheduler('often');
    const inAnHour = { every: 1_000, startDate: Date.now() + 3_600_000 };
    await queue.upsertJobScheduler('often', inAnHour, { name: 'often', data: { task: 'often' } });
    startConsumer(often);
    expect(await declaration.mend()).toBe(1);
    await expect.poll(() => runs, settled).toBeGreaterThan(1);
    expect(await declaration.mend()).toBe(0);
  });
});

describe('a task of a schedule', () => {
  it('that fails is in the log and the figures, and its next tick comes', async () => {
    let runs = 0;
    const broken = task('broken', 100, () => {
      runs += 1;
      return Promise.reject(new Error('no luck'));
    });
    const warn = vi.spyOn(logger, 'warn');
    await declarationOf(broken).declare();
    const { reports } = startConsumer(broken);
    await expect.poll(() => runs, settled).toBeGreaterThan(3);
    // On a machine that is busy with other things a tick may find the one before it still at work.
    expect(new Set(reports.map(String).filter((report) => report !== 'broken,skipped'))).toEqual(
      new Set(['broken,failed']),
    );
    expect(warn).toHaveBeenCalledWith({ task: 'broken', reason: 'no luck' }, 'task failed');
    expect(await queue.getFailedCount()).toBeGreaterThan(2);
  });

  it('that nobody knows is among the jobs that failed, and keeps nobody from theirs', async () => {
    let runs = 0;
    const known = task('known', 100, () => Promise.resolve((runs += 1)));
    await queue.add('mystery', { task: 'mystery' });
    await queue.add('malformed', { tasks: ['known'] } as unknown as { task: string });
    await queue.add('empty', null as unknown as { task: string });
    await declarationOf(known).declare();
    startConsumer(known);
    await expect.poll(() => runs, settled).toBeGreaterThan(2);
    await expect.poll(() => queue.getFailedCount(), settled).toBe(3);
    const reasons = (await queue.getFailed()).map(({ failedReason }) => failedReason);
    expect(new Set(reasons)).toEqual(
      new Set(['no task of this worker is named "mystery"', 'no task of this worker is named ""']),
    );
  });

  it('that takes longer than its period is not run twice at the same time by a process', async () => {
    let running = 0;
    let most = 0;
    let finish: (() => void) | undefined;
    const slow = task('slow', 100, async () => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => (finish = resolve));
      running -= 1;
      return 0;
    });
    await declarationOf(slow).declare();
    const { reports } = startConsumer(slow);
    await expect.poll(() => reports.filter(([, outcome]) => outcome === 'skipped').length, settled).toBeGreaterThan(2);
    finish?.();
    await expect.poll(() => reports.some(([, outcome]) => outcome === 'done'), settled).toBe(true);
    expect(most).toBe(1);
    finish?.();
  });
});
