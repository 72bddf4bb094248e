import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { createJobQueue } from '@app/queue';
import { type RedisConnection, redisKeys } from '@app/redis';
import { DeliveryLog } from '@app/webhooks';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { type Receiver, startReceiver } from '../support/webhooks/receiver';
import { type WebhookWorker, createEndpoint, startWebhookWorker } from '../support/webhooks/webhook-worker';

let server: RedisServer;
let redis: RedisConnection;
let receiver: Receiver;
let events: EventLog;
let workers: WebhookWorker[] = [];
beforeAll(async () => {
  [server, receiver] = await Promise.all([startRedisServer(), startReceiver()]);
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([server.stop(), receiver.stop()]);
});
beforeEach(async () => {
  await redis.flushall();
  receiver.calls.length = 0;
  receiver.behaviours.clear();
  events = new EventLog(redis, systemClock);
  workers = await Promise.all([startWebhookWorker(server.url), startWebhookWorker(server.url)]);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
});

const publish = (index: number, groupId?: string): Promise<boolean> =>
  events.publish({
    ...{ type: 'key.created', summary: `Key ${index}`, data: { keyId: `key_${index}` } },
    ...(groupId === undefined ? {} : { groupIds: [groupId] }),
  });
const idsOf = (path: string): string[] => receiver.callsOf(path).map(({ headers }) => String(headers['webhook-id']));
const waiting = (): Promise<number> => redis.zcard(redisKeys.webhooks().due);

describe('two workers', () => {
  it('tell each endpoint of each event once, and never more at a time than it wants', async () => {
    await createEndpoint(redis, `${receiver.url}/a`, { concurrency: 3 });
    await createEndpoint(redis, `${receiver.url}/b`, { concurrency: 1 });
    receiver.behaviours.set('*', (_, response) => void setTimeout(() => response.end('ok'), 15));
    await Promise.all(Array.from({ length: 120 }, (_, index) => publish(index)));
    await until(() => receiver.calls.length >= 240, 'everything is told');
    await until(async () => (await waiting()) === 0, 'nothing waits');
    for (const path of ['/a', '/b']) {
      expect(new Set(idsOf(path)).size).toBe(120);
      expect(idsOf(path)).toHaveLength(120);
    }
    expect([receiver.mostAtOnce('/a'), receiver.mostAtOnce('/b')]).toEqual([3, 1]);
  });

  it('keep a healthy endpoint within 2 s at p95 while another one with 500 deliveries never answers', async () => {
    await createEndpoint(redis, `${receiver.url}/slow`, { groupIds: ['grp_slow'] });
    await createEndpoint(redis, `${receiver.url}/healthy`, { groupIds: ['grp_healthy'] });
    receiver.behaviours.set('/slow', () => undefined);
    await Promise.all(Array.from({ length: 500 }, (_, index) => publish(index, 'grp_slow')));
    const sentAt: number[] = [];
    for (let index = 0; index < 100; index += 1) {
      sentAt.push(performance.now());
      await publish(1_000 + index, 'grp_healthy');
      await delay(50);
    }
    await until(() => receiver.callsOf('/healthy').length >= 100, 'the healthy one has everything');
    const waits = receiver.callsOf('/healthy').map(({ at, body }) => {
      const { data } = JSON.parse(body) as { data: { keyId: string } };
      return at - (sentAt[Number(data.keyId.slice('key_'.length)) - 1_000] ?? 0);
    });
    waits.sort((one, other) => one - other);
    console.log(
      `healthy endpoint: p50 ${waits[50]?.toFixed(0)} ms, p95 ${waits[95]?.toFixed(0)} ms, most ${waits[99]?.toFixed(0)} ms`,
    );
    expect(waits[95]).toBeLessThan(2_000);
    expect(receiver.mostAtOnce('/slow')).toBe(4);
    await until(async () => (await waiting()) === 500, 'only the slow one has something waiting');
  });

  it('get through what is due though the queue has lost every job', async () => {
    await createEndpoint(redis, `${receiver.url}/lost`);
    const queue = createJobQueue('webhook-deliveries', redis);
    await queue.pause();
    for (let index = 0; index < 20; index += 1) await publish(index);
    await until(async () => (await waiting()) === 20, 'the deliveries are there');
    await queue.obliterate({ force: true });
    await queue.resume();
    await queue.close();
    await until(() => receiver.callsOf('/lost').length >= 20, 'they are told', 25_000);
    expect(new Set(idsOf('/lost')).size).toBe(20);
  });

  it('go on beside jobs that say nothing, or name what there is not', async () => {
    await createEndpoint(redis, `${receiver.url}/a`);
    const queue = createJobQueue('webhook-deliveries', redis);
    for (const data of [{}, { deliveryId: 7 }, { deliveryId: 'dlv_none' }, { deliveryId: '' }, []])
      await queue.add('deliver', data as never);
    await queue.add('of another version', { deliveryId: 'dlv_none' });
    for (let index = 0; index < 5; index += 1) await publish(index);
    await until(() => receiver.calls.length === 5, 'everything is told');
    await until(async () => (await queue.getWaitingCount()) + (await queue.getActiveCount()) === 0, 'no job is left');
    expect(await queue.getFailedCount()).toBe(0);
    await queue.close();
  });

  it('switch off an endpoint that is gone, and tell the others: webhook.endpoint_disabled', async () => {
    const gone = await createEndpoint(redis, `${receiver.url}/gone`, { events: ['key.*'] });
    await createEndpoint(redis, `${receiver.url}/ops`, { events: ['webhook.endpoint_disabled'] });
    receiver.behaviours.set('/gone', (_, response) => void response.writeHead(410).end());
    for (let index = 0; index < 10; index += 1) await publish(index);
    await until(() => receiver.callsOf('/ops').length > 0, 'the others are told');
    await until(async () => (await waiting()) === 0, 'nothing waits');
    expect(JSON.parse(receiver.callsOf('/ops')[0]!.body)).toMatchObject({
      type: 'webhook.endpoint_disabled',
      data: { endpointId: gone, reason: 'gone', channel: 'standard' },
    });
    expect(receiver.callsOf('/ops')).toHaveLength(1);
    const { deliveries } = await new DeliveryLog(redis).list(gone, { limit: 100 });
    expect(deliveries.length).toBeGreaterThan(0);
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['dead']));
    await publish(99);
    await until(async () => (await events.waiting(1)).length === 0, 'the event is handed over');
    expect((await new DeliveryLog(redis).list(gone, { limit: 100 })).deliveries).toHaveLength(deliveries.length);
  });
});
