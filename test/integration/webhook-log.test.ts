import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { DeliveryHouse, endpointOf, eventOf } from '../support/webhooks/delivery-house';
import { type Receiver, answering, startReceiver } from '../support/webhooks/receiver';

const DAY = 86_400_000;

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

async function tellOf(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await house.distribution.accept(eventOf('key.created', { data: { index } }));
  await house.work();
}

/** With somebody who switches the endpoint on again every day. */
async function goOnForTenDays(): Promise<void> {
  for (let day = 0; day < 10; day += 1) {
    await house.goOn(DAY);
    house.endpoints.put(endpointOf({ id: 'whe_a' }), `${receiver.url}/a`);
  }
}

const indexesOf = (deliveries: readonly { events: readonly { data: object }[] }[]): unknown[] =>
  deliveries.map(({ events }) => (events[0]?.data as { index?: number }).index);

describe('the log', () => {
  it('is read in pages, the newest first, while it grows', async () => {
    await tellOf(7);
    const first = await house.desk.list('whe_a', { limit: 3 });
    await tellOf(1);
    const second = await house.desk.list('whe_a', { limit: 3, cursor: first.nextCursor ?? '' });
    const third = await house.desk.list('whe_a', { limit: 3, cursor: second.nextCursor ?? '' });
    expect([first, second, third].map(({ deliveries }) => indexesOf(deliveries))).toEqual([[6, 5, 4], [3, 2, 1], [0]]);
    expect(third.nextCursor).toBeUndefined();
    expect(await house.desk.list('whe_none', { limit: 3 })).toEqual({ deliveries: [] });
  });

  it('is read from the oldest on, while it grows', async () => {
    await tellOf(4);
    const oldestFirst = true;
    const first = await house.desk.list('whe_a', { limit: 3, oldestFirst });
    await tellOf(1);
    const second = await house.desk.list('whe_a', { limit: 3, oldestFirst, cursor: first.nextCursor ?? '' });
    expect([first, second].map(({ deliveries }) => indexesOf(deliveries))).toEqual([
      [0, 1, 2],
      [3, 0],
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('is summed up, with the time since when there were only failures', async () => {
    expect(await house.desk.standingOf('whe_a')).toEqual({ waiting: 0, dead: 0 });
    await tellOf(1);
    receiver.behaviours.set('/a', answering(500));
    await tellOf(2);
    const [last] = (await house.desk.list('whe_a', { limit: 1 })).deliveries;
    const failing = await house.desk.standingOf('whe_a');
    expect(failing).toEqual({
      ...{ waiting: 2, dead: 0, failingSince: expect.any(String) as string },
      last: { id: last?.id, state: 'waiting', createdAt: last?.createdAt },
    });
    await goOnForTenDays();
    const given = await house.desk.standingOf('whe_a');
    expect(given).toMatchObject({ waiting: 0, dead: 2, last: { state: 'dead' } });
    receiver.behaviours.clear();
    await house.desk.replayDead('whe_a');
    await house.goOn(0);
    expect(await house.desk.standingOf('whe_a')).toMatchObject({ waiting: 0, dead: 0, last: { state: 'delivered' } });
    expect(await house.desk.standingOf('whe_a')).not.toHaveProperty('failingSince');
  });

  it('is read by state', async () => {
    await tellOf(2);
    receiver.behaviours.set('/a', answering(500));
    await tellOf(1);
    const states = await Promise.all(
      (['waiting', 'delivered', 'dead'] as const).map(async (state) => {
        return (await house.desk.list('whe_a', { state, limit: 10 })).deliveries.map((one) => one.state);
      }),
    );
    expect(states).toEqual([['waiting'], ['delivered', 'delivered'], []]);
  });

  it.each(['', 'dlv_', 'x'.repeat(1_000), 'dlv_1:2', '../../keys', 'dlv_ABCDEF00000000000000000000000000'])(
    'has nothing under %j',
    async (id) => {
      await tellOf(1);
      expect(await house.desk.get(id)).toBeUndefined();
      expect(await house.desk.replay(id)).toBe('absent');
    },
  );

  it('takes a cursor that is none for the beginning', async () => {
    await tellOf(2);
    for (const cursor of ['abc', '-1', '1e9', '(5'])
      expect(indexesOf((await house.desk.list('whe_a', { limit: 5, cursor })).deliveries)).toEqual([1, 0]);
  });

  it('keeps the last twenty attempts', async () => {
    receiver.behaviours.set('/a', answering(500));
    await tellOf(1);
    for (let round = 0; round < 3; round += 1) {
      await goOnForTenDays();
      await house.desk.replayDead('whe_a');
      await house.goOn(0);
    }
    const [delivery] = (await house.desk.list('whe_a', { limit: 1 })).deliveries;
    expect(delivery?.attempts).toHaveLength(20);
    expect(receiver.calls.length).toBeGreaterThan(20);
  });
});

describe('a replay', () => {
  it('has a fresh schedule and the same id, also of what was delivered, and not twice at once', async () => {
    await tellOf(1);
    const { id } = (await house.desk.list('whe_a', { limit: 1 })).deliveries[0]!;
    expect(await house.desk.replay(id)).toBe('waiting');
    expect(await house.desk.replay(id)).toBe('not-ended');
    receiver.behaviours.set('/a', answering(500));
    await house.goOn(0);
    expect(await house.desk.get(id)).toMatchObject({ state: 'waiting', attemptCount: 1 });
    receiver.behaviours.clear();
    await house.goOn(5_000);
    expect(await house.desk.get(id)).toMatchObject({ state: 'delivered', attemptCount: 2 });
    expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual([id, id, id]);
  });

  it('of all that are dead leaves the others alone', async () => {
    await tellOf(1);
    receiver.behaviours.set('/a', answering(500));
    await tellOf(3);
    await goOnForTenDays();
    expect(await house.desk.replayDead('whe_a')).toBe(3);
    receiver.behaviours.clear();
    receiver.calls.length = 0;
    await house.goOn(0);
    expect(receiver.calls).toHaveLength(3);
    expect(await house.desk.replayDead('whe_a')).toBe(0);
  });
});

describe('what is let go of', () => {
  it('is what has ended and is older than 14 days, and never what waits', async () => {
    await tellOf(2);
    receiver.behaviours.set('/a', answering(500));
    await tellOf(1);
    house.aheadMs += 15 * DAY;
    receiver.behaviours.clear();
    await house.distribution.accept(eventOf('key.created', { data: { index: 9 } }));
    expect(await house.log.trim(await house.store.now())).toBe(2);
    expect(await house.log.trim(await house.store.now())).toBe(0);
    expect(indexesOf((await house.desk.list('whe_a', { limit: 10 })).deliveries)).toEqual([9, 0]);
  });

  it('is what is beyond the last 10,000 of an endpoint', async () => {
    await tellOf(3);
    const { all } = redisKeys.webhooks().endpoint('whe_a');
    await redis.zadd(all, ...Array.from({ length: 9_999 }, (_, index) => [100 + index, `dlv_x${index}`]).flat());
    expect(await house.log.trim(await house.store.now())).toBe(2);
    expect(await redis.zcard(all)).toBe(10_000);
  });

  it('is everything of an endpoint that is forgotten', async () => {
    receiver.behaviours.set('/a', answering(500));
    await tellOf(150);
    await house.desk.forget('whe_a');
    await house.goOn(30 * DAY);
    const left = await redis.keys('tl:{webhooks}:*');
    expect(left.filter((key) => !key.includes(':taken:') && !key.endsWith(':sequence'))).toEqual([]);
  });
});

describe('a test', () => {
  it('tells the endpoint of the event test at once, though it is switched off, and leaves nothing behind', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_a', enabled: false }), `${receiver.url}/a`);
    expect(await house.desk.test('whe_a')).toMatchObject({ outcome: { outcome: 'delivered' } });
    expect(JSON.parse(receiver.calls[0]!.body)).toMatchObject({ type: 'test', data: { endpointId: 'whe_a' } });
    receiver.behaviours.set('/a', answering(410));
    expect((await house.desk.test('whe_a')).outcome).toEqual({ outcome: 'gone' });
    expect(house.published).toEqual([]);
    expect(await redis.keys('*')).toEqual([]);
  });

  it('of nobody has failed', async () => {
    expect((await house.desk.test('whe_none')).outcome).toMatchObject({ outcome: 'failed' });
  });
});
