import { setTimeout as delay } from 'node:timers/promises';
import { readSettings } from '@app/config';
import { connectRedis, redisReady } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { createRecordTasks } from '../../../apps/worker/src/events/record-tasks';

const { REDIS_URL = '' } = process.env;

/** A worker that tells of records and of keys that expire, without a pause. Runs until it is killed. */
const logger = createLogger('telling', 'silent');
const redis = connectRedis(REDIS_URL, 'background', logger);
await redisReady(redis, 10_000);
const { records, keyExpiry } = createRecordTasks(readSettings(), redis, logger);
process.send?.('ready');
for (;;) {
  await records.run();
  await keyExpiry.run();
  await delay(1);
}
