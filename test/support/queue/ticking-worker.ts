import { setTimeout as delay } from 'node:timers/promises';
import { createJobQueue } from '@app/queue';
import { JobConsumer } from '@app/queue/worker';
import { connectRedis, redisReady } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { ScheduleDeclaration } from '../../../apps/worker/src/schedules/schedule-declaration';

const { REDIS_URL = '', EVERY_MS = '200' } = process.env;
const LOCK_MS = 2_000;

/** A worker with one schedule, that writes down which ticks it begins and ends. Runs until it is killed. */
const logger = createLogger('ticking', 'silent');
const redis = connectRedis(REDIS_URL, 'background', logger);
await redisReady(redis, 10_000);
const schedule = { name: 'tick', everyMs: Number(EVERY_MS), run: () => Promise.resolve(0) };
const consumer = new JobConsumer(
  'schedules',
  async ({ id = '' }) => {
    await redis.rpush('test:begun', `${id} ${process.pid}`);
    await delay(20);
    await redis.rpush('test:ended', `${id} ${process.pid}`);
  },
  ...[redis, logger, { concurrency: 4, lockMs: LOCK_MS }],
);
await new ScheduleDeclaration(createJobQueue('schedules', redis), [schedule], redis).declare();
consumer.start();
process.send?.('ready');
