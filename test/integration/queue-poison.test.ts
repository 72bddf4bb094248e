import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JobQueue, createJobQueue } from '@app/queue';
import { type AnyJobConsumer, JobConsumer } from '@app/queue/worker';
import { type RedisConnection, connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const logger = createLogger('test', 'silent');
const settled = { timeout: 10_000, interval: 20 };
const LOCK_MS = 400;

let server: RedisServer;
let connection: RedisConnection;
let queue: JobQueue<'account-tests'>;
let consumer: AnyJobConsumer;
const handled: unknown[] = [];
const outcomes: string[] = [];
const forEver = new Promise<void>(() => undefined);

/** Of a library that rejects with whatever it likes. */
async function rejection(reason: unknown): Promise<void> {
  await Promise.resolve();
  throw reason;
}

/** What a job's data make of it. */
function work({ data }: { readonly data: unknown }): Promise<void> {
  handled.push(data);
  const { accountId } = (data ?? {}) as { accountId?: unknown };
  if (accountId === 'throws') throw new Error('poison');
  if (accountId === 'rejects with nothing') return rejection(undefined);
  if (accountId === 'never returns') return forEver;
  if (typeof accountId !== 'string') return Promise.reject(new TypeError('no account is named'));
  return Promise.resolve();
}

beforeAll(async () => {
  server = await startRedisServer();
});
beforeEach(async () => {
  connection = connectRedis(server.url, 'background', logger);
  await connection.flushall();
  queue = createJobQueue('account-tests', connection);
  handled.length = outcomes.length = 0;
  const onJob = (_queue: string, outcome: string): void => void outcomes.push(outcome);
  const options = { concurrency: 2, lockMs: LOCK_MS, timeLimitMs: 600, onJob };
  consumer = new JobConsumer('account-tests', work, connection, logger, options);
});
afterEach(async () => {
  await consumer.stop(AbortSignal.timeout(2_000));
  await queue.close();
  connection.disconnect();
});
afterAll(() => server.stop());

const named = (accountId: string): boolean =>
  handled.some((data) => (data as { accountId?: string }).accountId === accountId);

/** Ten jobs that are in order come after what is not. */
async function expectOthersToFlow(): Promise<void> {
  const others = Array.from({ length: 10 }, (_, index) => `acc_${index}`);
  await queue.addBulk(others.map((accountId) => ({ name: 'test', data: { accountId } })));
  consumer.start();
  await expect.poll(() => others.every(named), settled).toBe(true);
}

describe('a job that', () => {
  it('throws is tried as often as it says, and is then among those that failed', async () => {
    await queue.add('test', { accountId: 'throws' }, { attempts: 3, backoff: { type: 'fixed', delay: 10 } });
    await expectOthersToFlow();
    await expect.poll(() => queue.getFailedCount(), settled).toBe(1);
    expect(handled.filter((data) => (data as { accountId: string }).accountId === 'throws')).toHaveLength(3);
    expect((await queue.getFailed())[0]).toMatchObject({ failedReason: 'poison', attemptsMade: 3 });
  });

  it('rejects with nothing is no end of anything', async () => {
    await queue.add('test', { accountId: 'rejects with nothing' });
    await expectOthersToFlow();
    await expect.poll(() => queue.getFailedCount(), settled).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(1);
  });

  it('never returns has failed after its time, and its place is free again', async () => {
    await queue.addBulk([1, 2].map(() => ({ name: 'test', data: { accountId: 'never returns' } })));
    await expectOthersToFlow();
    await expect.poll(() => queue.getFailedCount(), settled).toBe(2);
    expect((await queue.getFailed())[0]?.failedReason).toBe('not done after 0.6 s');
    expect(consumer.running).toBe(0);
    expect(handled.filter((data) => (data as { accountId: string }).accountId === 'never returns')).toHaveLength(2);
  });

  it.each([
    ['data that are no JSON', 'data', '{"accountId":'],
    ['data that are no object', 'data', '7'],
    ['data that are null', 'data', 'null'],
    ['options that are no JSON', 'opts', '{'],
  ])('has %s is handed to nobody as it is, and ends', async (_what, field, text) => {
    const { id } = await queue.add('test', { accountId: 'throws' });
    await connection.hset(`{tl-queues}:account-tests:${id}`, field, text);
    await expectOthersToFlow();
    await expect.poll(() => connection.zcard('{tl-queues}:account-tests:failed'), settled).toBe(1);
    expect(await connection.llen('{tl-queues}:account-tests:active')).toBe(0);
  });

  it('has lost its record keeps nobody', async () => {
    const { id } = await queue.add('test', { accountId: 'lost' });
    await connection.del(`{tl-queues}:account-tests:${id}`);
    await expectOthersToFlow();
    await expect.poll(() => connection.llen('{tl-queues}:account-tests:active'), settled).toBe(0);
  });

  it('loses its lock in the middle is done again, and its end is put down once', async () => {
    let release = (): void => undefined;
    let begun = 0;
    const holding = new JobConsumer(
      'account-tests',
      () => {
        begun += 1;
        return new Promise((resolve) => (release = resolve));
      },
      ...[connection, logger, { concurrency: 2, lockMs: LOCK_MS }],
    );
    const { id } = await queue.add('test', { accountId: 'acc_1' }, { removeOnComplete: false });
    holding.start();
    await expect.poll(() => begun, settled).toBe(1);
    // As when the process was held up for longer than its lock.
    await connection.set(`{tl-queues}:account-tests:${id}:lock`, 'of somebody else', 'PX', 1);
    await expect.poll(() => begun, settled).toBe(2);
    release();
    await expect.poll(() => queue.getCompletedCount(), settled).toBe(1);
    await holding.stop(AbortSignal.timeout(100));
    expect(await queue.getFailedCount()).toBe(0);
  });
});
