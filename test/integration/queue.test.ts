import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobQueue } from '@app/queue';
import { createJobWorker } from '@app/queue/worker';
import { type RedisConnection, connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let connection: RedisConnection;
const logger = createLogger('test', 'silent');
beforeAll(async () => {
  server = await startRedisServer();
  connection = connectRedis(server.url, 'background', logger);
});
afterAll(async () => {
  connection.disconnect();
  await server.stop();
});

const settled = { timeout: 5_000, interval: 20 };

describe('a queue', () => {
  it('gives each job to one worker, also where it was added twice', async () => {
    const done: string[] = [];
    const workers = [1, 2].map(() =>
      createJobWorker(
        'webhook-deliveries',
        ({ data }) => Promise.resolve(void done.push(data.deliveryId)),
        connection,
        logger,
        {
          concurrency: 2,
        },
      ),
    );
    const queue = createJobQueue('webhook-deliveries', connection);
    const ids = Array.from({ length: 20 }, (_, index) => `dlv_${index}`);
    await Promise.all(
      [...ids, ...ids].map((deliveryId) =>
        queue.add('deliver', { deliveryId }, { jobId: deliveryId, removeOnComplete: false }),
      ),
    );
    await expect.poll(() => done.length, settled).toBe(20);
    expect([...done].sort()).toEqual([...ids].sort());
    await Promise.all(workers.map((worker) => worker.close()));
    await queue.close();
    expect(await connection.ping()).toBe('PONG');
  });
});
