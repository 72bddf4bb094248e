import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { createJobQueue } from '@app/queue';
import { type AnyJobConsumer, JobConsumer } from '@app/queue/worker';
import { connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

const AWAY_MS = 15_000;
const BACK_WITHIN_MS = 10_000;
const WORKERS = 3;
const logger = createLogger('test', 'silent');

/** One job at a time, which lasts until it is let go: as many jobs under way are as many workers that took one. */
class Holding {
  readonly consumer: AnyJobConsumer;
  private release: (() => void) | undefined;
  ended = 0;

  constructor(redisUrl: string) {
    const connection = connectRedis(redisUrl, 'background', logger);
    onTestFinished(() => connection.disconnect());
    const work = (): Promise<void> => new Promise((resolve) => (this.release = resolve));
    const onJob = (): void => void (this.ended += 1);
    const options = { concurrency: 1, lockMs: 5_000, onJob };
    this.consumer = new JobConsumer('account-tests', work, connection, logger, options);
    this.consumer.start();
    onTestFinished(() => this.consumer.stop(AbortSignal.timeout(1_000)));
  }

  letGo(): void {
    this.release?.();
    this.release = undefined;
  }
}

it.each([
  { name: 'idle', isBusy: false },
  { name: 'busy', isBusy: true },
])(
  'every one of the workers that were $name takes a job within 10 s after Redis was killed for 15 s',
  async ({ isBusy }) => {
    const server = await startRedisServer();
    onTestFinished(() => server.stop());
    const workers = Array.from({ length: WORKERS }, () => new Holding(server.url));
    const connection = connectRedis(server.url, 'background', logger);
    onTestFinished(() => connection.disconnect());
    const queue = createJobQueue('account-tests', connection);
    const addJobs = (round: string): Promise<unknown> =>
      queue.addBulk(workers.map((_, index) => ({ name: 'test', data: { accountId: `${round}-${index}` } })));
    const all = (running: number) => (): boolean => workers.every(({ consumer }) => consumer.running === running);

    await addJobs('before');
    await until(all(1), 'every worker has a job');
    if (!isBusy) {
      for (const worker of workers) worker.letGo();
      await until(() => workers.every(({ ended }) => ended === 1), 'every worker is done');
    }
    await server.kill();
    await delay(AWAY_MS / 2);
    // What ends while Redis is away is put down when it is back.
    for (const worker of workers) worker.letGo();
    await delay(AWAY_MS / 2);
    await server.restart();
    const backAt = performance.now();
    await addJobs('after');
    await until(all(1), 'every worker has a job again', BACK_WITHIN_MS);
    console.log(
      `${isBusy ? 'busy' : 'idle'} workers: each has a job ${(performance.now() - backAt).toFixed(0)} ms after Redis is back`,
    );
    await until(async () => {
      for (const worker of workers) worker.letGo();
      return (await queue.getJobCountByTypes('wait', 'active', 'delayed')) === 0;
    }, 'no job is left');
    expect(await queue.getFailedCount()).toBe(0);
    await queue.close();
  },
);
