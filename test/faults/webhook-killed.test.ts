import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { readQueueFigures } from '@app/queue';
import { redisKeys } from '@app/redis';
import { DeliveryLog } from '@app/webhooks';
import { type HouseProcess, startWorker, testSecrets } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { startReceiver } from '../support/webhooks/receiver';
import { createEndpoint } from '../support/webhooks/webhook-worker';

const EVENTS = 20;
const KILLS = 3;
const TOLD_AGAIN_WITHIN_MS = 60_000;

it(`tells everything after ${KILLS} SIGKILLs of a worker in the middle of telling, under the same ids`, async () => {
  const server = await startRedisServer();
  onTestFinished(() => server.stop());
  const redis = await openRedis(server.url);
  onTestFinished(() => redis.disconnect());
  const receiver = await startReceiver();
  onTestFinished(() => receiver.stop());
  const environment = { REDIS_URL: server.url, WEBHOOK_ALLOW_CIDRS: '127.0.0.0/8', ...testSecrets };
  const endpointId = await createEndpoint(redis, `${receiver.url}/a`, { events: ['key.*'] });
  await createEndpoint(redis, `${receiver.url}/b`, { events: ['user.*'] });
  const events = new EventLog(redis, systemClock);

  // Whoever is told does not answer for as long as workers are killed.
  receiver.behaviours.set('*', () => undefined);
  let worker: HouseProcess | undefined;
  onTestFinished(() => worker?.kill());
  for (let index = 0; index < EVENTS; index += 1)
    await events.publish({ type: 'key.created', summary: `Key ${index}`, data: { keyId: `key_${index}` } });
  await events.publish({ type: 'user.created', summary: 'Somebody', data: { userId: 'usr_1' } });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    worker = await startWorker(environment);
    // Each time in the middle of the same delivery, and of some others.
    await until(() => receiver.callsOf('/b').length >= kill, 'the delivery is under way', 40_000);
    await worker.kill();
  }
  receiver.behaviours.clear();
  const killed = new Set(receiver.callsOf('/a').map(({ headers }) => String(headers['webhook-id'])));
  const killedAt = performance.now();
  worker = await startWorker(environment);
  const log = new DeliveryLog(redis);
  const states = async (): Promise<string[]> =>
    (await log.list(endpointId, { limit: 100 })).deliveries.map(({ state }) => state);
  await until(
    async () =>
      (await states()).filter((state) => state === 'delivered').length === EVENTS &&
      receiver.callsOf('/b').length > KILLS,
    'everything is delivered',
    TOLD_AGAIN_WITHIN_MS,
  );
  const tookMs = performance.now() - killedAt;
  expect(new Set(receiver.callsOf('/b').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const ids = receiver.callsOf('/a').map(({ headers }) => String(headers['webhook-id']));
  console.log(
    `${KILLS} kills: ${ids.length} calls for ${EVENTS} events, all delivered ${tookMs.toFixed(0)} ms after the last`,
  );
  expect(new Set(ids).size).toBe(EVENTS);
  for (const id of killed) expect(ids.filter((one) => one === id).length).toBeGreaterThan(1);
  expect(ids.length).toBeLessThanOrEqual(EVENTS + KILLS * 4);
  const { failed } = await readQueueFigures(redis, 'webhook-deliveries');
  expect(failed).toBe(0);
  expect(await redis.zcard(redisKeys.webhooks().due)).toBe(0);
});
