import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJobQueue } from '@app/queue';
import { type JobWorker, createJobWorker } from '@app/queue/worker';
import { RedisClock, type RedisConnection, connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const logger = createLogger('test', 'silent');
const settled = { timeout: 8_000, interval: 20 };
const MINUTES = 60_000;
const realNow = Date.now.bind(Date);

let server: RedisServer;
let connection: RedisConnection;
let worker: JobWorker<'schedules'> | undefined;
beforeAll(async () => {
  server = await startRedisServer();
});
beforeEach(async () => {
  connection = connectRedis(server.url, 'background', logger);
  await connection.flushall();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await worker?.close(true);
  worker = undefined;
  connection.disconnect();
});
afterAll(() => server.stop());

/** From here on this process is wrong about the time. */
const setClockBy = (skewMs: number): void => void vi.spyOn(Date, 'now').mockImplementation(() => realNow() + skewMs);

async function redisTime(): Promise<number> {
  const [seconds, microseconds] = await connection.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

describe.each([
  { name: 'whose clock is right', skewMs: 0 },
  { name: 'five minutes ahead', skewMs: 5 * MINUTES },
  { name: 'five minutes behind', skewMs: -5 * MINUTES },
])('a process $name', ({ skewMs }) => {
  beforeEach(() => setClockBy(skewMs));

  it('says by how much', async () => {
    const clock = RedisClock.of(connection);
    await clock.measure();
    expect(Math.abs(clock.skewMs - skewMs)).toBeLessThan(500);
    expect(Math.abs(clock.now() - (await redisTime()))).toBeLessThan(500);
  });

  it('does a delayed job that another one has added neither early nor late', async () => {
    vi.restoreAllMocks();
    const queue = createJobQueue('schedules', connection);
    const seen: { task: string; at: number }[] = [];
    const addedAt = await redisTime();
    await queue.add('one', { task: 'delayed' }, { delay: 600 });
    await queue.addBulk([{ name: 'two', data: { task: 'bulk' }, opts: { delay: 800 } }]);
    setClockBy(skewMs);
    worker = createJobWorker(
      'schedules',
      async ({ data }) => void seen.push({ task: data.task, at: await redisTime() }),
      ...[connection, logger, { concurrency: 1 }],
    );
    await expect.poll(() => seen.map(({ task }) => task), settled).toEqual(['delayed', 'bulk']);
    expect(seen[0]!.at - addedAt).toBeGreaterThanOrEqual(590);
  });

  it('keeps the ticks of a schedule a period apart, by the clock of Redis', async () => {
    const queue = createJobQueue('schedules', connection);
    const ticks: number[] = [];
    worker = createJobWorker(
      'schedules',
      ({ id }) => Promise.resolve(void ticks.push(Number(id?.split(':').at(-1)))),
      ...[connection, logger, { concurrency: 1 }],
    );
    const from = await redisTime();
    await queue.upsertJobScheduler('often', { every: 200 }, { name: 'tick', data: { task: 'often' } });
    await expect.poll(() => ticks.length, settled).toBeGreaterThan(6);
    expect(ticks[0]).toBeGreaterThanOrEqual(Math.floor(from) - 1);
    expect(ticks.at(-1)).toBeLessThanOrEqual((await redisTime()) + 1);
    expect(ticks.slice(1).map((tick, index) => tick - ticks[index]!)).toEqual(Array(ticks.length - 1).fill(200));
  });

  it('runs what a cron expression says when it is time by the clock of Redis', async () => {
    const queue = createJobQueue('schedules', connection);
    const ticks: number[] = [];
    worker = createJobWorker(
      'schedules',
      ({ id }) => Promise.resolve(void ticks.push(Number(id?.split(':').at(-1)))),
      ...[connection, logger, { concurrency: 1 }],
    );
    const from = await redisTime();
    await queue.upsertJobScheduler('cron', { pattern: '* * * * * *' }, { name: 'tick', data: { task: 'cron' } });
    await expect.poll(() => ticks.length, settled).toBeGreaterThan(2);
    const first = Math.ceil(from / 1_000) * 1_000;
    expect(ticks.slice(0, 3)).toEqual([first, first + 1_000, first + 2_000]);
  });

  it('tries again after the delay of a failure', async () => {
    const queue = createJobQueue('schedules', connection);
    const attempts: number[] = [];
    worker = createJobWorker(
      'schedules',
      async () => {
        attempts.push(await redisTime());
        throw new Error('not yet');
      },
      ...[connection, logger, { concurrency: 1 }],
    );
    await queue.add('again', { task: 'again' }, { attempts: 3, backoff: { type: 'fixed', delay: 300 } });
    await expect.poll(() => attempts.length, settled).toBe(3);
    expect(attempts[1]! - attempts[0]!).toBeGreaterThanOrEqual(290);
    await expect.poll(() => queue.getFailedCount(), settled).toBe(1);
  });
});

describe('a process whose clock is put back by five minutes in the middle of a job', () => {
  it('keeps its lock, so that nobody else does the job as well', async () => {
    const queue = createJobQueue('schedules', connection);
    let runs = 0;
    let finish = (): void => undefined;
    const handler = async (): Promise<void> => {
      runs += 1;
      await new Promise<void>((resolve) => (finish = resolve));
    };
    const options = { concurrency: 1, lockMs: 500 };
    worker = createJobWorker('schedules', handler, connection, logger, options);
    const other = createJobWorker('schedules', handler, connection, logger, options);
    await queue.add('long', { task: 'long' });
    await expect.poll(() => runs, settled).toBe(1);
    setClockBy(-5 * MINUTES);
    const putBackAt = await redisTime();
    await expect.poll(async () => (await redisTime()) - putBackAt, settled).toBeGreaterThan(1_500);
    expect(runs).toBe(1);
    expect(await queue.getActiveCount()).toBe(1);
    finish();
    await expect.poll(() => queue.getActiveCount(), settled).toBe(0);
    await other.close();
  });
});
