import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { DeliveryHouse, endpointOf, eventOf } from '../support/webhooks/delivery-house';
import { type Receiver, answering, startReceiver } from '../support/webhooks/receiver';

const HOUR = 3_600_000;
const quietHours = { from: '22:00', until: '07:00', timezone: 'Europe/Berlin' };

let server: RedisServer;
let redis: RedisConnection;
let receiver: Receiver;
/** Two workers. */
let house: DeliveryHouse;
let other: DeliveryHouse;
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
  other = new DeliveryHouse(redis);
  for (const { endpoints } of [house, other])
    endpoints.put(endpointOf({ id: 'whe_a', quietHours }), `${receiver.url}/a`);
});

/** Puts the clocks of both to an instant. */
async function setClock(text: string): Promise<void> {
  const ahead = Date.parse(text) - (await house.store.now()) + house.aheadMs;
  house.aheadMs = other.aheadMs = ahead;
}

const goOn = async (ms: number): Promise<void> => {
  other.aheadMs += ms;
  await house.goOn(ms);
};

const listed = async () => (await house.desk.list('whe_a', { limit: 100 })).deliveries;
const eventsOf = (body: string): string[] => {
  const { id, data } = JSON.parse(body) as { id?: string; data: { events?: DomainEvent[] } };
  return data.events?.map((one) => one.id) ?? [id ?? ''];
};

describe('in quiet hours', () => {
  it('nobody is told of anything but what is critical, and of all the rest at once when they end', async () => {
    await setClock('2027-01-15T21:30:00Z');
    const events = [eventOf('account.cooling'), eventOf('key.created'), eventOf('account.recovered')];
    for (const event of events) await house.distribution.accept(event);
    const critical = eventOf('system.redis_degraded');
    await house.distribution.accept(critical);
    await house.work();
    expect(receiver.calls.map(({ body }) => eventsOf(body))).toEqual([[critical.id]]);
    expect(await listed()).toMatchObject([
      { state: 'delivered' },
      { state: 'waiting', nextAttemptAt: '2027-01-16T06:00:00.000Z', events },
    ]);
    await goOn(8.4 * HOUR);
    expect(receiver.calls).toHaveLength(1);
    await goOn(0.2 * HOUR);
    expect(eventsOf(receiver.calls[1]!.body)).toEqual(events.map(({ id }) => id));
    expect(JSON.parse(receiver.calls[1]!.body)).toMatchObject({ type: 'digest', data: { count: 3, omitted: 0 } });
  });

  it('the end is that of the night in which clocks are changed', async () => {
    await setClock('2027-03-27T21:30:00Z');
    await house.distribution.accept(eventOf('key.created'));
    expect(await listed()).toMatchObject([{ nextAttemptAt: '2027-03-28T05:00:00.000Z' }]);
  });

  it('hundreds of events from two workers, some of them twice, come once each, in as many messages as it takes', async () => {
    await setClock('2027-01-15T23:00:00Z');
    const events = Array.from({ length: 300 }, (_, index) =>
      eventOf('key.created', { data: { keyId: `key_${index}` } }),
    );
    await Promise.all(
      events.flatMap((event, index) => [
        house.distribution.accept(event),
        ...(index % 3 === 0 ? [other.distribution.accept(event)] : []),
      ]),
    );
    await goOn(8 * HOUR);
    const told = receiver.calls.flatMap(({ body }) => eventsOf(body));
    expect([...told].sort()).toEqual(events.map(({ id }) => id).sort());
    expect(receiver.calls.length).toBeGreaterThan(2);
    expect(receiver.calls.length).toBeLessThan(20);
    for (const { body } of receiver.calls) expect(JSON.parse(body)).toMatchObject({ data: { omitted: 0 } });
  });

  it('an event that was gathered is not told again by itself when they are over', async () => {
    await setClock('2027-01-15T23:00:00Z');
    const event = eventOf('key.created');
    await house.distribution.accept(event);
    await goOn(8 * HOUR);
    await other.distribution.accept(event);
    await goOn(HOUR);
    expect(receiver.calls).toHaveLength(1);
  });

  it('the same is gathered once within the window', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_a', quietHours, dedupeSeconds: 3_600 }), `${receiver.url}/a`);
    await setClock('2027-01-15T23:00:00Z');
    for (let count = 0; count < 5; count += 1)
      await house.distribution.accept(eventOf('account.cooling', { data: { accountId: 'acc_1' } }));
    expect((await listed()).map(({ events }) => events.length)).toEqual([1]);
  });

  it('a digest that an attempt has been made of gets no more events', async () => {
    await setClock('2027-01-15T23:00:00Z');
    await house.distribution.accept(eventOf('key.created'));
    // The other worker is still in the night when this one has come to its end.
    receiver.behaviours.set('/a', answering(500));
    house.aheadMs += 8 * HOUR;
    await house.due.run();
    await house.work();
    const [digest] = await listed();
    await other.distribution.accept(eventOf('key.revoked'));
    const held = await listed();
    expect(held).toHaveLength(2);
    expect(held.find(({ id }) => id === digest?.id)?.events).toHaveLength(1);
  });

  it('no digest is begun where thousands wait: the events are kept, dead, and repetitions of what was told left out', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_a', quietHours, dedupeSeconds: 3_600 }), `${receiver.url}/a`);
    await setClock('2027-01-15T23:00:00Z');
    await house.distribution.accept(eventOf('key.created'));
    const { waiting } = redisKeys.webhooks().endpoint('whe_a');
    const others = Array.from({ length: 10_000 }, (_, index) => `dlv_${index}`);
    await redis.zadd(waiting, ...others.flatMap((id, index) => [index, id]));
    const large = eventOf('account.cooling', { data: { text: 'x'.repeat(3_000) } });
    for (const event of [eventOf('key.created'), eventOf('key.revoked')]) await house.distribution.accept(event);
    for (let count = 0; count < 9; count += 1)
      await house.distribution.accept({ ...large, id: `evt_${count}`, data: { ...large.data, keyId: `key_${count}` } });
    expect(await redis.zcard(waiting)).toBe(10_001);
    const held = (await listed()).map(({ state, deadReason, events }) => [deadReason ?? state, events.length]);
    expect(held.at(-1)).toEqual(['waiting', 8]);
    expect(held.slice(0, -1)).toEqual([...Array.from({ length: 3 }, () => ['too-many-waiting', 1])]);
    await redis.zrem(waiting, ...others);
    await house.distribution.accept({ ...large, id: 'evt_again', data: { ...large.data, keyId: 'key_8' } });
    expect((await listed())[0]).toMatchObject({ state: 'waiting', events: [{ id: 'evt_again' }] });
  });

  it('an attempt that failed before waits for their end', async () => {
    await setClock('2027-01-15T20:58:00Z');
    receiver.behaviours.set('/a', answering(500));
    await house.distribution.accept(eventOf('key.created'));
    await house.work();
    await goOn(5_000);
    expect(receiver.calls).toHaveLength(2);
    const [delivery] = await listed();
    expect(Math.abs(Date.parse(delivery?.nextAttemptAt ?? '') - Date.parse('2027-01-16T06:00:00Z'))).toBeLessThan(
      1_000,
    );
  });
});
