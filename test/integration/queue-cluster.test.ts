import { afterAll, beforeAll, expect, it } from 'vitest';
import { JobDesk, createJobQueue } from '@app/queue';
import { JobConsumer } from '@app/queue/worker';
import { type RedisConnection, connectRedis, redisReady } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { ScheduleDeclaration } from '../../apps/worker/src/schedules/schedule-declaration';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';

const logger = createLogger('test', 'silent');
const settled = { timeout: 10_000, interval: 20 };

let cluster: RedisCluster;
let connection: RedisConnection;
beforeAll(async () => {
  cluster = await startRedisCluster();
  connection = connectRedis(cluster.url, 'background', logger);
  await redisReady(connection, 10_000);
});
afterAll(async () => {
  connection.disconnect();
  await cluster.stop();
});

it('schedules, consumers and figures work on a Redis Cluster', async () => {
  const queue = createJobQueue('schedules', connection);
  const ticks: string[] = [];
  const work = ({ id = '' }): Promise<void> => Promise.resolve(void ticks.push(id));
  const consumers = [1, 2].map(() => new JobConsumer('schedules', work, connection, logger, { concurrency: 1 }));
  const often = { name: 'often', everyMs: 200, run: () => Promise.resolve(0) };
  await new ScheduleDeclaration(queue, [often], connection).declare();
  for (const consumer of consumers) consumer.start();
  await expect.poll(() => ticks.length, settled).toBeGreaterThan(5);
  expect(new Set(ticks).size).toBe(ticks.length);
  await Promise.all(consumers.map((consumer) => consumer.look()));
  const desk = new JobDesk(connection);
  expect((await desk.figures()).find(({ name }) => name === 'schedules')).toMatchObject({ failed: 0, workers: 2 });
  await Promise.all(consumers.map((consumer) => consumer.stop(AbortSignal.timeout(2_000))));
  await queue.close();
});
