import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import type { RedisConnection } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { DeliveryHouse, SECRET, endpointOf, eventOf } from '../support/webhooks/delivery-house';
import { type Receiver, answering, startReceiver } from '../support/webhooks/receiver';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const schedule = [0, 5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

let server: RedisServer;
let redis: RedisConnection;
let receiver: Receiver;
let house: DeliveryHouse;
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
  house = new DeliveryHouse(redis);
  house.endpoints.put(endpointOf({ id: 'whe_a' }), `${receiver.url}/a`);
});

const only = async () => {
  const { deliveries } = await house.desk.list('whe_a', { limit: 10 });
  expect(deliveries).toHaveLength(1);
  return deliveries[0]!;
};

describe('the schedule', () => {
  it('is walked to its end, and leaves a dead delivery whose attempts have one id and each a time and a signature of their own', async () => {
    receiver.behaviours.set('/a', answering(500));
    await house.distribution.accept(eventOf('account.cooling'));
    await house.work();
    for (const [index, wait] of schedule.entries()) {
      if (index > 0) {
        await house.goOn(wait - 1_500);
        expect(receiver.calls).toHaveLength(index);
        await house.goOn(1_600);
      }
      expect(receiver.calls).toHaveLength(index + 1);
    }
    await house.goOn(48 * HOUR);
    expect(receiver.calls).toHaveLength(10);
    expect(await only()).toMatchObject({ state: 'dead', deadReason: 'attempts-used-up', attemptCount: 10 });
    expect((await only()).attempts.map(({ reason }) => reason)).toEqual(Array(10).fill('HTTP 500'));
    const ids = new Set(receiver.calls.map(({ headers }) => headers['webhook-id']));
    expect(ids).toEqual(new Set([(await only()).id]));
    expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(1);
    const times = receiver.calls.map(({ headers }) => Number(headers['webhook-timestamp']));
    for (const [index, wait] of schedule.entries()) {
      if (index > 0) expect(Math.abs(times[index]! - times[index - 1]! - wait / 1_000)).toBeLessThan(4);
    }
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-signature'])).size).toBe(10);
  });

  it('ends with the first success', async () => {
    receiver.behaviours.set('/a', answering(503));
    await house.distribution.accept(eventOf('account.cooling'));
    await house.work();
    receiver.behaviours.clear();
    await house.goOn(5_000);
    await house.goOn(48 * HOUR);
    expect(receiver.calls).toHaveLength(2);
    const verifier = new Webhook(SECRET);
    const last = receiver.calls[0]!;
    expect(verifier.verify(last.body, last.headers as Record<string, string>)).toMatchObject({
      type: 'account.cooling',
    });
    expect(await only()).toMatchObject({ state: 'delivered', attemptCount: 2 });
  });
});
