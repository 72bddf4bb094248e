import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Accounts } from '@app/accounts';
import { noTokens, systemClock } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { Calendar, PriceList, PriceOverrides, Pricing } from '@app/usage';
import { Reaper } from '@app/usage/worker';
import { CredentialVault } from '@app/vault';
import { createPricing } from '../../apps/worker/src/create-pricing';
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

  it('counts by the prices of administrators and of the account as they are when it settles', async () => {
    const vaultKey = { id: 'k1', secret: randomBytes(32) };
    const worker = createPricing({ masterKeys: [vaultKey] }, redis);
    const pricedReaper = new Reaper(redis, worker.pricing, new Calendar('UTC'), () => Date.now());
    const accounts = new Accounts(redis, new CredentialVault([vaultKey]), systemClock);
    const account = await accounts.create(
      {
        ...({ name: 'half', platform: 'sandbox', priority: 50, schedulable: true, personal: false } as const),
        pricing: { multiplierPercent: 50 },
      },
      { kind: 'api-key', apiKey: 'sk-test' },
    );
    const settled = async (): Promise<string | null | undefined> => {
      const record = usageRecord({ accountId: account.id, platform: 'sandbox', model: 'sandbox-small' });
      await openForReaper(redis, record);
      const key = redisKeys.openRequest(partitionOf(record.userId), record.requestId);
      const entries = [{ model: 'sandbox-small', usage: { ...noTokens, input: 1_000 } }];
      await redis.hset(key, 'metered', JSON.stringify({ entries, source: 'partial' }));
      await worker.syncPrices();
      expect(await pricedReaper.run()).toBe(1);
      const all = await allUsageRecords(redis);
      return all.find(({ requestId }) => requestId === record.requestId)?.costNanoDollars;
    };
    expect(await settled()).toBe('500000');
    const overrides = new PriceOverrides(redis, new PriceList(), systemClock);
    const prices = { input: 4, output: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1 };
    const override = await overrides.create({ platform: 'sandbox', model: 'sandbox-small', prices });
    expect(await settled()).toBe('2');
    await overrides.delete(override?.id ?? '');
    await accounts.update({ ...account, pricing: { multiplierPercent: 0 } });
    expect(await settled()).toBe('0');
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
