import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountStates } from '@app/accounts';
import { noTokens, systemClock } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { PriceList, PriceOverrides, type Repricing, UsageRecords } from '@app/usage';
import { createPricing } from '../../apps/worker/src/create-pricing';
import { createRepricingTask } from '../../apps/worker/src/repricing-task';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { bookRecords, corrections } from '../support/repricing/booked-usage';
import { openRollups } from '../support/rollups';
import { calendar, recordOf, repricingsOn, startRepricing, totalOf } from '../support/repricing/repricing-work';

let server: RedisServer;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
});

const newTask = () => {
  const masterKeys = [{ id: 'k1', secret: randomBytes(32) }];
  return createRepricingTask(redis, calendar, createPricing({ masterKeys }, redis));
};
/** Micro-dollars for a million tokens. */
const dollarATokenOfOutput = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 1_000_000 };

async function spentToday(accountId: string): Promise<string | undefined> {
  const states = new AccountStates(redis, systemClock);
  await states.collection.sync();
  return states.get(accountId)?.spent?.nanoDollars;
}

async function done(id: string): Promise<Repricing> {
  await newTask().run();
  const found = await repricingsOn(redis).get(id);
  if (found?.state !== 'done') throw new Error(`the re-pricing is ${found?.state}`);
  return found;
}

describe('the task of a worker that counts costs anew', () => {
  it('knows the prices of administrators as they are when it runs', async () => {
    const now = Date.now();
    const unpriced = { accountId: 'acc_1', model: 'nobody-knows', costNanoDollars: null } as const;
    const tokens = { ...noTokens, output: 7 };
    await bookRecords(redis, [recordOf(1, { startedAt: now, ...unpriced, tokens })], now);
    const before = await done((await startRepricing(redis, {}, false)).id);
    expect(totalOf(before)).toMatchObject({ records: 1, unpriced: 1 });

    const overrides = new PriceOverrides(redis, new PriceList(), systemClock);
    const { platform } = recordOf(1);
    const override = await overrides.create({ platform, model: 'nobody-knows', prices: dollarATokenOfOutput });
    if (typeof override !== 'object') throw new Error(override);
    const after = await done((await startRepricing(redis)).id);
    expect(totalOf(after)).toMatchObject({ priced: 1, after: 7_000n });
    const { costs } = await corrections(redis);
    expect(costs.get('req_1')).toMatchObject({
      costNanoDollars: '7000',
      priceIds: [expect.stringContaining(override.id)],
    });
  });

  it("changes what an account has cost today, and never to less than nothing, which would hide the account's state", async () => {
    const now = Date.now();
    const ofAccount = { accountId: 'acc_1', model: 'sandbox-small', tokens: noTokens };
    await bookRecords(redis, [recordOf(1, { startedAt: now, ...ofAccount, costNanoDollars: '5000' })], now);
    const { records, revision, changes } = redisKeys.collection('account-states');
    await redis.hset(redisKeys.collection('accounts').records, 'acc_1', '{}');
    const state = { id: 'acc_1', cooldowns: [], windows: {}, spent: { day: calendar.dayOf(now), nanoDollars: '3000' } };
    await redis.hset(records, 'acc_1', JSON.stringify(state));
    await redis.zadd(changes, await redis.incr(revision), 'acc_1');
    expect(totalOf(await done((await startRepricing(redis)).id))).toMatchObject({ before: 5_000n, after: 0n });
    expect(await spentToday('acc_1')).toBe('0');
    await redis.hset(
      redisKeys.usageCosts(partitionOf('usr_1')),
      'req_1',
      JSON.stringify({ costNanoDollars: '8', priceIds: [] }),
    );
    await redis.hdel(redisKeys.collection('accounts').records, 'acc_1');
    await done((await startRepricing(redis)).id);
    expect(await spentToday('acc_1')).toBe('0');
  });

  it('leaves sums and lists of usage that say the same', async () => {
    const now = Date.now();
    const records = Array.from({ length: 40 }, (_, index) =>
      recordOf(index, {
        startedAt: now - 40 + index,
        model: 'sandbox-small',
        costNanoDollars: index % 4 === 0 ? null : '70',
      }),
    );
    await bookRecords(redis, records, now);
    const { reader, writer } = openRollups(redis, () => now);
    await writer.run();
    const { after } = totalOf(await done((await startRepricing(redis)).id));
    await writer.run();
    const { items } = await new UsageRecords(redis).list({}, 100);
    const [from, to] = [calendar.dayOf(now - 40), calendar.dayOf(now)];
    const rows = await reader.read({ from, to, by: 'key' });
    const listed = items.reduce((sum, { costNanoDollars }) => sum + BigInt(costNanoDollars ?? -1), 0n);
    const summed = rows.reduce((sum, { totals }) => sum + totals.costNanoDollars, 0n);
    expect(after).toBeGreaterThan(0n);
    expect([items.length, listed, summed]).toEqual([40, after, after]);
    expect(rows.reduce((sum, { totals }) => sum + totals.unpriced, 0n)).toBe(0n);
  });

  it('has nothing to do where nobody asked', async () => {
    expect(await newTask().run()).toBe(0);
    expect(await redis.dbsize()).toBe(0);
  });
});
