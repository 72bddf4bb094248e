import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Place, SlotGateway, commandsDuring, slotAccount } from '../support/slot-gateway';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { redisKeys } from '@app/redis';

let server: RedisServer;
let gateways: SlotGateway[];
let gateway: SlotGateway;
const open = async (...given: Parameters<typeof SlotGateway.open> extends [string, ...infer R] ? R : never) => {
  const opened = await SlotGateway.open(server.url, ...given);
  gateways.push(opened);
  return opened;
};
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  gateways = [];
  gateway = await open();
  await gateway.redis.flushall();
});
afterEach(() => {
  for (const one of gateways) one.kill();
});

const limited = (id: string, maxConcurrency: number) => slotAccount(id, { maxConcurrency });
const leases = (id: string) => redisKeys.accountSlots(id).leases;

describe('slots of accounts', () => {
  it('go to exactly as many of 3,000 requests on three gateways as the account allows', async () => {
    const others = [await open(), await open()];
    const account = limited('acc_a', 10);
    const places = await Promise.all(
      Array.from({ length: 3_000 }, (_, index) => [gateway, ...others][index % 3]!.take(`req_${index}`, [account])),
    );
    expect(places.filter(({ held }) => held)).toHaveLength(10);
    expect(await gateway.redis.zcard(leases('acc_a'))).toBe(10);
    for (const { held } of places) held?.release();
    await until(async () => (await gateway.keys()).length === 0, 'nothing is left in Redis');
  });

  it('are taken of the first account that has one, in one call', async () => {
    const accounts = [limited('acc_a', 1), limited('acc_b', 1), limited('acc_c', 2)];
    const places: Place[] = [];
    const commands = await commandsDuring(gateway.redis, async () => {
      for (const id of ['req_1', 'req_2', 'req_3', 'req_4', 'req_5']) places.push(await gateway.take(id, accounts));
    });
    expect(places.map(({ accountId }) => accountId)).toEqual(['acc_a', 'acc_b', 'acc_c', 'acc_c', undefined]);
    expect(commands).toBe(5);
  });

  it('cost no call for an account without a limit', async () => {
    const commands = await commandsDuring(gateway.redis, async () => {
      const { held, accountId } = await gateway.take('req_1', [slotAccount('acc_a'), limited('acc_b', 1)]);
      expect(accountId).toBe('acc_a');
      expect(gateway.slots.running('acc_a')).toBe(1);
      held?.headersArrived();
      held?.release();
    });
    expect(commands).toBe(0);
    expect(gateway.slots.running('acc_a')).toBe(0);
  });

  it('are taken once by a call that is sent twice', async () => {
    const account = limited('acc_a', 2);
    await gateway.take('req_1', [account]);
    expect((await gateway.take('req_1', [account])).accountId).toBe('acc_a');
    expect(await gateway.redis.zcard(leases('acc_a'))).toBe(1);
  });

  it('of a gateway that died are free again after their lease, and leave nothing behind', async () => {
    const dying = await open({ leaseMs: 100 });
    await dying.take('req_1', [limited('acc_a', 1)]);
    expect((await gateway.take('req_2', [limited('acc_a', 1)])).outcome).toBe('slots-taken');
    dying.kill();
    await until(async () => (await gateway.keys()).length === 0, 'the lease is gone', 3_000);
    expect((await gateway.take('req_2', [limited('acc_a', 1)])).outcome).toBe('taken');
  });

  it('are kept beyond their lease as long as the gateway lives, and taken again when Redis has lost them', async () => {
    const renewing = await open({ leaseMs: 300, renewEveryMs: 50 });
    const { held } = await renewing.take('req_1', [limited('acc_a', 1)]);
    const first = Number(await gateway.redis.zscore(leases('acc_a'), 'req_1'));
    await until(
      async () => Number(await gateway.redis.zscore(leases('acc_a'), 'req_1')) > first + 300,
      'the lease has been renewed',
    );
    await gateway.redis.flushall();
    await until(async () => (await gateway.redis.zcard(leases('acc_a'))) === 1, 'the lease has been taken again');
    held?.release();
    await until(async () => (await gateway.redis.zcard(leases('acc_a'))) === 0, 'the lease has gone');
  });

  it('are given back also when Redis is out of memory, and none is taken then', async () => {
    const { held } = await gateway.take('req_1', [limited('acc_a', 1)]);
    await gateway.redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
    await expect(gateway.take('req_2', [limited('acc_b', 1)])).rejects.toThrow(/OOM/);
    held?.release();
    await until(async () => (await gateway.redis.zcard(leases('acc_a'))) === 0, 'the lease has gone');
    await gateway.redis.config('SET', 'maxmemory', '0');
  });
});

describe('probes', () => {
  it('are given to one request a second, over all gateways', async () => {
    const other = await open();
    const account = slotAccount('acc_a');
    const ask = (one: SlotGateway, id: string) => one.take(id, [account], { needsProbe: true });
    const places = await Promise.all(
      Array.from({ length: 40 }, (_, index) => ask(index % 2 === 0 ? gateway : other, `req_${index}`)),
    );
    expect(places.filter(({ held }) => held)).toHaveLength(1);
    const since = performance.now();
    await until(async () => (await ask(other, 'req_late')).outcome === 'taken', 'the next probe is given');
    expect(performance.now() - since).toBeGreaterThan(500);
  });

  it('are not used up by a request that found no slot', async () => {
    const account = limited('acc_a', 1);
    await gateway.take('req_1', [account]);
    expect((await gateway.take('req_2', [account], { needsProbe: true })).outcome).toBe('slots-taken');
    expect((await gateway.take('req_3', [slotAccount('acc_a')], { needsProbe: true })).outcome).toBe('taken');
  });
});

describe('serial queues', () => {
  const account = slotAccount('acc_a', { serialQueue: { spacingMs: 120 } });

  it('let one message wait for its answer, and the next one so long after it', async () => {
    const { held } = await gateway.take('req_1', [account]);
    expect((await gateway.take('req_2', [account])).outcome).toBe('serial-queue-busy');
    const next = gateway.wait('req_3', [account]).then((place) => ({ place, at: performance.now() }));
    await until(
      async () => (await gateway.redis.zcard(redisKeys.accountSlots('acc_a').serialWaiters)) === 1,
      'it waits',
    );
    const arrivedAt = performance.now();
    held?.headersArrived();
    const { place, at } = await next;
    expect(place.outcome).toBe('taken');
    expect(at - arrivedAt).toBeGreaterThan(110);
    expect(at - arrivedAt).toBeLessThan(900);
  });

  it('hold up nothing but messages that a person began', async () => {
    await gateway.take('req_1', [account]);
    expect((await gateway.take('req_2', [account], { needsSerialLock: false })).outcome).toBe('taken');
  });

  it('go on after a request that ended without an answer', async () => {
    const { held } = await gateway.take('req_1', [account]);
    const next = gateway.wait('req_2', [account]);
    held?.release();
    expect((await next).outcome).toBe('taken');
  });

  it('hold back one slot at most from requests that need no turn', async () => {
    const both = slotAccount('acc_a', { serialQueue: { spacingMs: 0 }, maxConcurrency: 2 });
    await gateway.take('req_1', [both]);
    const leaving = new AbortController();
    const waiting = ['req_2', 'req_3'].map((id) => gateway.wait(id, [both], { signal: leaving.signal }));
    await until(
      async () => (await gateway.redis.zcard(redisKeys.accountSlots('acc_a').serialWaiters)) === 2,
      'both wait',
    );
    // The turn is not free, so the second slot is nobody's but this one's.
    expect((await gateway.take('req_4', [both], { needsSerialLock: false })).outcome).toBe('taken');
    leaving.abort();
    expect((await Promise.all(waiting)).map(({ outcome }) => outcome)).toEqual(['left', 'left']);
  });
});
