import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { redisKeys } from '@app/redis';
import { startWorker, testSecrets } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { startReceiver } from '../support/webhooks/receiver';
import { createEndpoint } from '../support/webhooks/webhook-worker';

const EVENTS = 60;
const NEW_WITHIN_MS = 10_000;

/** `npm run test:faults:long` asks for the longer one as well. */
const outagesMs = process.env.LONG_OUTAGES === '1' ? [15_000, 60_000] : [15_000];

it.each(outagesMs)('tells everything after Redis was killed for %i ms while it was told', async (lastsMs) => {
  const server = await startRedisServer();
  onTestFinished(() => server.stop());
  const redis = await openRedis(server.url);
  onTestFinished(() => redis.disconnect());
  const receiver = await startReceiver();
  onTestFinished(() => receiver.stop());
  const environment = { REDIS_URL: server.url, WEBHOOK_ALLOW_CIDRS: '127.0.0.0/8', ...testSecrets };
  await createEndpoint(redis, `${receiver.url}/a`, { events: ['key.*'] });
  receiver.behaviours.set('/a', (_, response) => void setTimeout(() => response.end('ok'), 100));
  const events = new EventLog(redis, systemClock);
  const publish = (name: string): Promise<boolean> =>
    events.publish({ type: 'key.created', summary: `Key ${name}`, data: { keyId: name } });
  const told = (): Set<string> =>
    new Set(receiver.calls.map(({ body }) => (JSON.parse(body) as { data: { keyId: string } }).data.keyId));

  const workers = await Promise.all([startWorker(environment), startWorker(environment)]);
  for (const worker of workers) onTestFinished(() => worker.kill());
  for (let index = 0; index < EVENTS; index += 1) await publish(`before-${index}`);
  await until(() => receiver.calls.length > 10, 'telling is under way');
  await server.kill();
  const duringOutage = Promise.all(Array.from({ length: 10 }, (_, index) => publish(`during-${index}`)));
  await delay(lastsMs);
  await server.restart();
  const backAt = performance.now();
  await duringOutage;
  await publish('after');
  await until(() => told().has('after'), 'a new event is told', NEW_WITHIN_MS);
  const newAfterMs = performance.now() - backAt;
  await until(() => told().size === EVENTS + 11, 'every event is told', 60_000);
  const allAfterMs = performance.now() - backAt;
  await until(async () => (await redis.zcard(redisKeys.webhooks().due)) === 0, 'nothing waits', 60_000);
  console.log(
    `Redis away for ${lastsMs} ms: a new event told after ${newAfterMs.toFixed(0)} ms, all after ${allAfterMs.toFixed(0)} ms, ` +
      `${receiver.calls.length} calls for ${EVENTS + 11} events`,
  );
  expect(receiver.mostAtOnce('/a')).toBeLessThanOrEqual(4);
  for (const worker of workers) {
    expect([worker.process.exitCode, worker.process.signalCode]).toEqual([null, null]);
    expect(worker.output()).not.toMatch(/unhandled/i);
  }
});
