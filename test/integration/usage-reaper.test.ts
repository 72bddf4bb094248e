import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { Calendar, PriceList, Pricing } from '@app/usage';
import { Reaper } from '@app/usage/worker';
import { allUsageRecords, countOpen } from '../support/books';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { openForReaper, usageRecord } from '../support/usage-records';

let server: RedisServer;
let redis: RedisConnection;
let reaper: Reaper;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
  reaper = new Reaper(redis, new Pricing(new PriceList()), new Calendar('UTC'), () => Date.now());
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
});

describe('the reaper', () => {
  it('settles in one run what a gateway with thousands of streams of one user left behind', async () => {
    const orphans = Array.from({ length: 2_000 }, () => usageRecord());
    await Promise.all(orphans.map((record) => openForReaper(redis, record)));
    expect(await reaper.run()).toBe(orphans.length);
    expect(await countOpen(redis)).toEqual({ leases: 0, notes: 0 });
    const records = await allUsageRecords(redis);
    expect(new Set(records.map(({ requestId }) => requestId))).toEqual(
      new Set(orphans.map(({ requestId }) => requestId)),
    );
    expect(records.every(({ outcome, source }) => outcome === 'gateway-lost' && source === 'estimated')).toBe(true);
  });

  it('settles a request once, also when several of them run', async () => {
    const orphans = Array.from({ length: 500 }, (_, index) => usageRecord({ userId: `usr_${index % 5}` }));
    await Promise.all(orphans.map((record) => openForReaper(redis, record)));
    const elsewhere = await openRedis(server.url);
    const another = new Reaper(elsewhere, new Pricing(new PriceList()), new Calendar('UTC'), () => Date.now());
    await Promise.all([reaper.run(), another.run(), reaper.run()]);
    await reaper.run();
    elsewhere.disconnect();
    expect(await countOpen(redis)).toEqual({ leases: 0, notes: 0 });
    expect(await allUsageRecords(redis)).toHaveLength(orphans.length);
  });

  it('lets gateways renew their leases first after it was cut off from Redis', async () => {
    let now = 0;
    const cautious = new Reaper(
      redis,
      new Pricing(new PriceList()),
      new Calendar('UTC'),
      () => Date.now(),
      () => now,
    );
    const [alive, dead] = [usageRecord(), usageRecord()];
    await Promise.all([alive, dead].map((record) => openForReaper(redis, record)));
    now = 60_000;
    expect(await cautious.run()).toBe(0);
    now += 2_000;
    expect(await cautious.run()).toBe(0);
    await redis.zadd(redisKeys.openLeases(partitionOf(alive.userId)), Date.now() + 30_000, alive.requestId);
    now += 3_000;
    expect(await cautious.run()).toBe(1);
    expect((await allUsageRecords(redis)).map(({ requestId }) => requestId)).toEqual([dead.requestId]);
  });

  it('clears away what nothing can be read of', async () => {
    const record = usageRecord();
    await openForReaper(redis, record);
    await redis.hset(redisKeys.openRequest(partitionOf(record.userId), record.requestId), 'facts', '{}');
    await reaper.run();
    expect(await countOpen(redis)).toEqual({ leases: 0, notes: 0 });
    expect(await allUsageRecords(redis)).toEqual([]);
  });
});
