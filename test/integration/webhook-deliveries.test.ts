import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { DeliveryHouse, SECRET, endpointOf, eventOf } from '../support/webhooks/delivery-house';
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
  vi.restoreAllMocks();
  await redis.flushall();
  receiver.calls.length = 0;
  receiver.behaviours.clear();
  house = new DeliveryHouse(redis);
  house.endpoints.put(endpointOf({ id: 'whe_a' }), `${receiver.url}/a`);
});

const listed = async (endpointId = 'whe_a') => (await house.desk.list(endpointId, { limit: 100 })).deliveries;
const only = async (endpointId = 'whe_a') => {
  const deliveries = await listed(endpointId);
  expect(deliveries).toHaveLength(1);
  return deliveries[0]!;
};

/** Tells one event, and says what became of the attempt. */
async function tellOnce(type: Parameters<typeof eventOf>[0] = 'account.cooling'): Promise<string> {
  await house.distribution.accept(eventOf(type));
  await house.work();
  const [last] = await listed();
  return last?.attempts.at(-1)?.reason ?? last?.state ?? 'nothing';
}

describe('an attempt', () => {
  it('is signed so that the official library takes it, with the time of Redis', async () => {
    await house.distribution.accept(eventOf('key.created', { data: { name: 'Café' } }));
    await house.work();
    const [call] = receiver.calls;
    const taken = new Webhook(SECRET).verify(call!.body, call!.headers as Record<string, string>);
    expect(taken).toMatchObject({ type: 'key.created', data: { name: 'Café' } });
    const now = await house.store.now();
    expect(Math.abs(Number(call!.headers['webhook-timestamp']) - now / 1_000)).toBeLessThan(5);
    expect((await only()).state).toBe('delivered');
  });

  it.each<[string, Parameters<Receiver['behaviours']['set']>[1], string]>([
    ['500', answering(500), 'HTTP 500'],
    ['404', answering(404), 'HTTP 404'],
    ['a redirect', answering(302, { location: '/b' }), 'HTTP 302: redirects are not followed'],
    ['silence', () => undefined, 'no answer within 500 ms'],
    ['a reset', (_, __, request) => void request.socket.resetAndDestroy(), 'the connection broke (ECONNRESET)'],
  ])('has failed with %s', async (_, behaviour, reason) => {
    receiver.behaviours.set('/a', behaviour);
    expect(await tellOnce()).toBe(reason);
    expect(await only()).toMatchObject({ state: 'waiting', attemptCount: 1 });
    expect(receiver.callsOf('/b')).toEqual([]);
  });

  it('has failed where nobody may go, nobody listens, or there are no settings', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_a' }), 'http://10.0.0.1/');
    expect(await tellOnce()).toContain('is an address of a private network');
    house.endpoints.put(endpointOf({ id: 'whe_a' }), 'http://127.0.0.1:1/');
    expect(await tellOnce()).toContain('no connection (ECONNREFUSED)');
    house.endpoints.channelSettingsOf = () => undefined;
    expect(await tellOnce()).toBe('the settings of the channel cannot be read');
  });

  it('comes when the endpoint asks for it, and not earlier', async () => {
    receiver.behaviours.set('/a', answering(503, { 'retry-after': '120' }));
    house.random = 1;
    await tellOnce();
    await house.goOn(119_000);
    expect(receiver.calls).toHaveLength(1);
    await house.goOn(14_000);
    expect(receiver.calls).toHaveLength(2);
  });
});

describe.each([-300_000, 300_000])('a process whose clock is wrong by %i ms', (skewMs) => {
  it('signs with the time of Redis, and comes back when it ought to', async () => {
    const realNow = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + skewMs);
    receiver.behaviours.set('/a', answering(500));
    await tellOnce();
    expect(Math.abs(Number(receiver.calls[0]?.headers['webhook-timestamp']) - realNow() / 1_000)).toBeLessThan(5);
    await house.goOn(4_000);
    expect(receiver.calls).toHaveLength(1);
    await house.goOn(1_100);
    expect(receiver.calls).toHaveLength(2);
  });
});

describe('an endpoint', () => {
  it('is switched off by 410, and all but itself are told: webhook.endpoint_disabled', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_b' }), `${receiver.url}/b`);
    receiver.behaviours.set('/a', answering(410));
    await Promise.all([1, 2, 3].map(() => house.distribution.accept(eventOf('account.cooling'))));
    await house.work();
    expect(house.endpoints.disabled).toEqual([{ id: 'whe_a', reason: 'gone' }]);
    const reasons = (await listed()).map(({ state, deadReason }) => [state, deadReason]);
    expect(reasons.sort()).toEqual([
      ['dead', 'endpoint-disabled'],
      ['dead', 'endpoint-disabled'],
      ['dead', 'gone'],
    ]);
    expect(house.published).toMatchObject([
      { type: 'webhook.endpoint_disabled', data: { endpointId: 'whe_a', reason: 'gone' } },
    ]);
    house.endpoints.put(endpointOf({ id: 'whe_a' }), `${receiver.url}/a`);
    const { type, summary, data } = house.published[0]!;
    await house.distribution.accept(eventOf(type, { summary, data }));
    await house.work();
    expect(await listed()).toHaveLength(3);
    expect(receiver.callsOf('/b').at(-1)?.body).toContain('webhook.endpoint_disabled');
  });

  it('is switched off after five days of nothing but failures, which one success begins anew', async () => {
    receiver.behaviours.set('/a', answering(500));
    const failFor = async (days: number): Promise<void> => {
      for (let day = 0; day < days; day += 1) {
        await house.distribution.accept(eventOf('account.cooling'));
        await house.goOn(DAY);
      }
    };
    await failFor(4);
    receiver.behaviours.clear();
    await tellOnce();
    receiver.behaviours.set('/a', answering(500));
    await failFor(4);
    expect(house.endpoints.disabled).toEqual([]);
    await failFor(2);
    expect(house.endpoints.disabled).toEqual([{ id: 'whe_a', reason: 'failing' }]);
    expect(house.published).toMatchObject([{ data: { endpointId: 'whe_a', reason: 'failing' } }]);
    house.endpoints.put(endpointOf({ id: 'whe_a' }), `${receiver.url}/a`);
    await failFor(3);
    expect(house.endpoints.disabled).toHaveLength(1);
  });

  it('is not switched off for two failures with weeks between them', async () => {
    receiver.behaviours.set('/a', answering(500));
    await tellOnce();
    const { id } = await only();
    await redis.hset(redisKeys.webhooks().delivery(id), 'state', 'dead');
    house.aheadMs += 20 * DAY;
    await tellOnce();
    expect(house.endpoints.disabled).toEqual([]);
  });

  it('that is switched off or gone meanwhile leaves dead deliveries, and nobody is asked', async () => {
    await house.distribution.accept(eventOf('account.cooling'));
    house.endpoints.put(endpointOf({ id: 'whe_a', enabled: false }), `${receiver.url}/a`);
    await house.work();
    expect(await only()).toMatchObject({ state: 'dead', deadReason: 'endpoint-disabled', attempts: [] });
    await house.desk.replayDead('whe_a');
    house.endpoints.remove('whe_a');
    await house.goOn(0);
    expect(await only()).toMatchObject({ state: 'dead', deadReason: 'endpoint-absent' });
    expect(receiver.calls).toEqual([]);
  });
});

describe('a delivery', () => {
  it('that ends every worker which tells it is dead after twenty of them, and can be told again', async () => {
    await house.distribution.accept(eventOf('account.cooling'));
    const { id } = await only();
    for (let count = 0; count < 20; count += 1) {
      expect(await house.store.begin(id, 'whe_a', { attemptId: `of worker ${count}`, concurrency: 4 })).toBeDefined();
      house.aheadMs += 20_000;
    }
    await house.goOn(0);
    expect(await only()).toMatchObject({ state: 'dead', deadReason: 'attempts-lost', attemptCount: 0 });
    expect(receiver.calls).toEqual([]);
    await house.desk.replay(id);
    await house.goOn(0);
    expect(await only()).toMatchObject({ state: 'delivered' });
  });
});

describe('an event', () => {
  it('that is handed over again is told once, also long after it was delivered and forgotten', async () => {
    const event = eventOf('account.cooling');
    await Promise.all([event, event, event].map((one) => house.distribution.accept(one)));
    await house.work();
    const { id } = await only();
    await house.desk.forget('whe_a');
    await house.distribution.accept(event);
    await house.goOn(60_000);
    expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual([id]);
    expect(await listed()).toEqual([]);
  });

  it('says the same once within the window, and something else always', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_a', dedupeSeconds: 600 }), `${receiver.url}/a`);
    const tell = (accountId: string, seconds: number) =>
      house.distribution.accept(eventOf('account.cooling', { data: { accountId, seconds } }));
    await Promise.all([tell('acc_1', 1), tell('acc_1', 2), tell('acc_2', 3), tell('acc_1', 4)]);
    await house.distribution.accept(eventOf('account.recovered', { data: { accountId: 'acc_1' } }));
    await house.work();
    expect(receiver.calls).toHaveLength(3);
    const [said] = await redis.keys('*:said:*');
    expect(await redis.pttl(said!)).toBeGreaterThan(590_000);
  });

  it('for an endpoint that has thousands waiting is kept, dead, for somebody to tell it again', async () => {
    const { waiting } = redisKeys.webhooks().endpoint('whe_a');
    await redis.zadd(waiting, ...Array.from({ length: 10_000 }, (_, index) => [index, `dlv_${index}`]).flat());
    await house.distribution.accept(eventOf('account.cooling'));
    await redis.del(waiting);
    expect(await only()).toMatchObject({ state: 'dead', deadReason: 'too-many-waiting' });
    expect(house.queue).toEqual([]);
  });

  it('keeps nothing of its kind from being told where it was not told itself, because thousands waited', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_a', dedupeSeconds: 600 }), `${receiver.url}/a`);
    const { waiting } = redisKeys.webhooks().endpoint('whe_a');
    await redis.zadd(waiting, ...Array.from({ length: 10_000 }, (_, index) => [index, `dlv_${index}`]).flat());
    await house.distribution.accept(eventOf('account.cooling'));
    await redis.del(waiting);
    await house.distribution.accept(eventOf('account.cooling', { data: { seconds: 1 } }));
    await redis.zadd(waiting, ...Array.from({ length: 10_000 }, (_, index) => [index, `dlv_${index}`]).flat());
    await house.distribution.accept(eventOf('account.cooling', { data: { seconds: 2 } }));
    await house.work();
    expect((await listed()).map(({ state }) => state)).toEqual(['delivered', 'dead']);
  });

  it('is told to the others where the keys of one endpoint are not what they ought to be', async () => {
    house.endpoints.put(endpointOf({ id: 'whe_b' }), `${receiver.url}/b`);
    await redis.set(redisKeys.webhooks().endpoint('whe_a').waiting, 'of another program');
    await house.distribution.accept(eventOf('account.cooling'));
    await house.work();
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/b']);
  });
});
