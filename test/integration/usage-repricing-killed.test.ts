import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { UsageRecord } from '@app/usage';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { bookRecords, corrections, expectedSpending, spentFields } from '../support/repricing/booked-usage';
import { ProcessDied, dyingConnection } from '../support/repricing/dying-connection';
import {
  AccountDays,
  calendar,
  pricesOf,
  recordOf,
  repricingsOn,
  runnerOn,
  startRepricing,
  totalOf,
} from '../support/repricing/repricing-work';

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

const DAY_MS = 86_400_000;

describe('whatever dies, and however often', () => {
  const models = ['a', 'b', 'c'];
  const recordArbitrary = fc.record({
    daysAgo: fc.constantFrom(0, 0, 1, 10, 31, 45),
    model: fc.constantFrom(...models),
    output: fc.nat(50),
    cost: fc.option(fc.nat(1_000).map(String)),
  });
  const pricesArbitrary = fc.dictionary(fc.constantFrom(...models), fc.nat(20));
  const deathArbitrary = fc.record({
    calls: fc.integer({ min: 1, max: 160 }),
    dies: fc.constantFrom('before' as const, 'after' as const),
  });

  it('books, corrections and reports say the same as a model that changes each record once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(recordArbitrary, { maxLength: 25 }),
        fc.array(pricesArbitrary, { minLength: 1, maxLength: 3 }),
        fc.array(deathArbitrary, { maxLength: 3 }),
        async (drawn, priceLists, deaths) => {
          await redis.flushall();
          const now = Date.now();
          const records = drawn
            .map(({ daysAgo, model, output, cost }, index) =>
              recordOf(index, {
                ...{ startedAt: now - daysAgo * DAY_MS - 1_000, model, costNanoDollars: cost },
                tokens: { ...noTokens, output },
              }),
            )
            .sort((one, other) => one.startedAt - other.startedAt);
          await bookRecords(redis, records, now);
          const costs = new Map(records.map(({ requestId, costNanoDollars }) => [requestId, costNanoDollars]));
          const costOf = ({ requestId }: UsageRecord): string | null => costs.get(requestId) ?? null;
          const days = new AccountDays();
          for (const prices of priceLists) {
            const recount = pricesOf(prices);
            const before = records.reduce((sum, one) => sum + BigInt(costOf(one) ?? 0), 0n);
            const { id } = await startRepricing(redis);
            for (const { calls, dies } of deaths) {
              const dying = runnerOn(dyingConnection(redis, calls, dies), recount, days);
              await dying.run().catch((error: unknown) => {
                if (!(error instanceof ProcessDied)) throw error;
              });
              await redis.del(redisKeys.usageRepricing());
            }
            // The second one finds the lock taken, or takes it when it is free again.
            await Promise.all([runnerOn(redis, recount, days).run(), runnerOn(redis, recount, days).run()]);
            const report = (await repricingsOn(redis).get(id))!;
            for (const one of records) costs.set(one.requestId, recount(one).costNanoDollars ?? costOf(one));
            const after = records.reduce((sum, one) => sum + BigInt(costOf(one) ?? 0), 0n);
            expect(report.state).toBe('done');
            expect(totalOf(report)).toMatchObject({ records: records.length, before, after });
          }
          const original = records.reduce((sum, { costNanoDollars }) => sum + BigInt(costNanoDollars ?? 0), 0n);
          const final = records.reduce((sum, one) => sum + BigInt(costOf(one) ?? 0), 0n);
          expect((await corrections(redis)).sum).toBe(final - original);
          expect(await spentFields(redis)).toEqual(expectedSpending(records, costOf, now));
          const today = records.filter(({ startedAt }) => calendar.dayOf(startedAt) === calendar.dayOf(now));
          const changedToday = today.reduce(
            (sum, one) => sum + BigInt(costOf(one) ?? 0) - BigInt(one.costNanoDollars ?? 0),
            0n,
          );
          expect([...days.amounts.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(changedToday);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('two workers at one re-pricing at the same time, without a lock, count nothing twice', async () => {
    const now = Date.now();
    const records = Array.from({ length: 600 }, (_, index) => recordOf(3 * index, { startedAt: now - 600 + index }));
    await bookRecords(redis, records, now);
    const { id } = await startRepricing(redis);
    const unlocked = (): RedisConnection =>
      new Proxy(redis, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name, target);
          if (name === 'set') return () => Promise.resolve('OK');
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
    const prices = pricesOf({ a: 20 });
    for (let run = 0; run < 200; run += 1) {
      await Promise.all([runnerOn(unlocked(), prices).run(), runnerOn(unlocked(), prices).run()]);
    }
    expect(await corrections(redis)).toMatchObject({ count: 600, sum: 60_000n });
    expect(await spentFields(redis)).toEqual(expectedSpending(records, () => '200', now));
    const report = (await repricingsOn(redis).get(id))!;
    expect([report.state, totalOf(report)]).toMatchObject(['done', { changed: 600, before: 60_000n, after: 120_000n }]);
  });
});
