import { RedisQueueBackend } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JobQueue, createJobQueue } from '@app/queue';
import { type AnyJobConsumer, JobConsumer } from '@app/queue/worker';
import { type RedisConnection, connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { reasonsAgainst } from '../../apps/worker/src/health/readiness';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const logger = createLogger('test', 'silent');
const settled = { timeout: 8_000, interval: 20 };
const STUCK_AFTER_MS = 300;

let server: RedisServer;
let connection: RedisConnection;
let queue: JobQueue<'account-tests'>;
const consumers: AnyJobConsumer[] = [];
beforeAll(async () => {
  server = await startRedisServer();
});
beforeEach(async () => {
  connection = connectRedis(server.url, 'background', logger);
  await connection.flushall();
  queue = createJobQueue('account-tests', connection);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(consumers.splice(0).map((consumer) => consumer.stop(AbortSignal.timeout(500))));
  await queue.close();
  connection.disconnect();
});
afterAll(() => server.stop());

interface Watched {
  readonly consumer: AnyJobConsumer;
  readonly done: string[];
  readonly restarts: string[];
}

function startConsumer(work: () => Promise<void> = () => Promise.resolve()): Watched {
  const [done, restarts]: [string[], string[]] = [[], []];
  const handler = async ({ data }: { data: { accountId: string } }): Promise<void> => {
    await work();
    done.push(data.accountId);
  };
  const onRestart = (name: string): void => void restarts.push(name);
  const options = { concurrency: 1, stuckAfterMs: STUCK_AFTER_MS, onRestart };
  const consumer = new JobConsumer('account-tests', handler, connection, logger, options);
  consumer.start();
  consumers.push(consumer);
  return { consumer, done, restarts };
}

/** One whose worker waits for a job for ever, though it is running by its own account. */
async function startWedged(): Promise<Watched> {
  const wait = vi
    .spyOn(RedisQueueBackend.prototype, 'waitForJob')
    .mockImplementation(() => new Promise(() => undefined));
  const wedged = startConsumer();
  await expect.poll(() => wait.mock.calls.length, settled).toBeGreaterThan(0);
  wait.mockRestore();
  return wedged;
}

const readiness = (): Promise<string[]> => reasonsAgainst({ connection, consumers, isDraining: () => false });

/** Looks as the worker's watch does, until something holds. */
const lookUntil = async (consumer: AnyJobConsumer, holds: () => boolean | Promise<boolean>): Promise<void> => {
  await expect
    .poll(async () => {
      await consumer.look();
      return holds();
    }, settled)
    .toBe(true);
};

describe('the watch over consumers', () => {
  it('replaces one that has stopped taking jobs, says so, and the job is done', async () => {
    const error = vi.spyOn(logger, 'error');
    const { consumer, done, restarts } = await startWedged();
    await queue.add('test', { accountId: 'acc_1' });
    await lookUntil(consumer, async () => (await readiness()).includes('consumer_stuck:account-tests'));
    expect(done).toEqual([]);
    await lookUntil(consumer, () => done.length === 1);
    expect({ done, restarts }).toEqual({ done: ['acc_1'], restarts: ['account-tests'] });
    expect(error.mock.calls).toEqual([
      [{ queue: 'account-tests', due: 1 }, 'a consumer took no jobs any more, and is replaced'],
    ]);
    expect(await readiness()).toEqual([]);
    await queue.add('test', { accountId: 'acc_2' });
    await expect.poll(() => done, settled).toEqual(['acc_1', 'acc_2']);
  });

  it('notices delayed jobs that nobody comes for', async () => {
    const { consumer, done, restarts } = await startWedged();
    await queue.add('test', { accountId: 'acc_1' }, { delay: 50 });
    await lookUntil(consumer, () => done.length === 1);
    expect(restarts).toEqual(['account-tests']);
  });

  it('leaves one alone that has nothing to do, or not yet', async () => {
    const { consumer, restarts } = await startWedged();
    await queue.add('test', { accountId: 'acc_1' }, { delay: 60_000 });
    const from = performance.now();
    await lookUntil(consumer, () => performance.now() - from > 3 * STUCK_AFTER_MS);
    expect(restarts).toEqual([]);
  });

  it('leaves one alone whose queue is paused', async () => {
    const { consumer, restarts } = await startWedged();
    await queue.pause();
    await queue.add('test', { accountId: 'acc_1' });
    const from = performance.now();
    await lookUntil(consumer, () => performance.now() - from > 3 * STUCK_AFTER_MS);
    expect(restarts).toEqual([]);
  });

  it('leaves one alone that works, however long the line behind its job is', async () => {
    let finish = (): void => undefined;
    const { consumer, restarts, done } = startConsumer(() => new Promise((resolve) => (finish = resolve)));
    await queue.addBulk(['acc_1', 'acc_2', 'acc_3'].map((accountId) => ({ name: 'test', data: { accountId } })));
    await expect.poll(() => consumer.running, settled).toBe(1);
    const from = performance.now();
    await lookUntil(consumer, () => performance.now() - from > 3 * STUCK_AFTER_MS);
    expect(restarts).toEqual([]);
    const finishing = setInterval(() => finish(), 10);
    await expect.poll(() => done.length, settled).toBe(3);
    clearInterval(finishing);
  });

  it('takes no part while Redis is away, and none of its own in what comes after', async () => {
    const { consumer, restarts } = startConsumer();
    await server.kill();
    const looks = [consumer.look(), consumer.look()];
    await server.restart();
    await Promise.all(looks);
    await queue.add('test', { accountId: 'acc_1' });
    await expect.poll(() => queue.getWaitingCount(), settled).toBe(0);
    await consumer.look();
    expect(restarts).toEqual([]);
  });

  it('does not bring one back that was stopped', async () => {
    const { consumer, restarts } = await startWedged();
    await queue.add('test', { accountId: 'acc_1' });
    await lookUntil(consumer, () => consumer.isStuck);
    await consumer.stop(AbortSignal.timeout(100));
    await consumer.look();
    expect(restarts).toEqual([]);
    expect(await queue.getWaitingCount()).toBe(1);
  });
});
