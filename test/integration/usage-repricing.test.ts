import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { CostRecount, Repricing, RepricingQuestion } from '@app/usage';
import type { RepricingRunner } from '@app/usage/worker';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { bookRecords, corrections, expectedSpending, spentFields } from '../support/repricing/booked-usage';
import {
  AccountDays,
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
const start = (question: Partial<RepricingQuestion> = {}, apply = true): Promise<Repricing> =>
  startRepricing(redis, question, apply);

async function finished(id: string, work: RepricingRunner): Promise<Repricing> {
  await work.run();
  const found = await repricingsOn(redis).get(id);
  if (!found) throw new Error('it is gone');
  return found;
}

describe('a preview', () => {
  it('shows the difference by model and changes nothing', async () => {
    const now = Date.now();
    const records = [
      recordOf(1, { startedAt: now - 3 }),
      recordOf(2, { startedAt: now - 2, model: 'b', costNanoDollars: null }),
      recordOf(3, { startedAt: now - 1, model: 'c', costNanoDollars: null }),
      recordOf(4, { startedAt: now, model: 'alias', calledAs: 'd', costNanoDollars: '7' }),
    ];
    await bookRecords(redis, records, now);
    const before = await redis.dbsize();
    const { id } = await start({}, false);
    const done = await finished(id, runnerOn(redis, pricesOf({ a: 20, b: 1 })));
    expect(done).toMatchObject({ state: 'done', lookedAt: 4, archivedDays: 0 });
    expect(done.sumsByModel).toEqual({
      a: { records: 1, changed: 1, priced: 0, unpriced: 0, kept: 0, before: '100', after: '200' },
      b: { records: 1, changed: 1, priced: 1, unpriced: 0, kept: 0, before: '0', after: '10' },
      c: { records: 1, changed: 0, priced: 0, unpriced: 1, kept: 0, before: '0', after: '0' },
      d: { records: 1, changed: 0, priced: 0, unpriced: 0, kept: 1, before: '7', after: '7' },
    });
    expect((await corrections(redis)).count).toBe(0);
    expect(await spentFields(redis)).toEqual(expectedSpending(records, ({ costNanoDollars }) => costNanoDollars, now));
    // The re-pricing itself: records, revision and changes of its collection.
    expect(await redis.dbsize()).toBe(before + 3);
  });

  it('looks at those that are asked for, and no others', async () => {
    const now = Date.now();
    const records = Array.from({ length: 12 }, (_, index) =>
      recordOf(index, {
        startedAt: now - 12 + index,
        costNanoDollars: index < 6 ? '100' : null,
        model: 'ab'[index % 2]!,
      }),
    );
    await bookRecords(redis, records, now);
    const lookedAt = async (question: Partial<Repricing['question']>): Promise<number> => {
      const { id } = await start(question, false);
      return (await finished(id, runnerOn(redis, pricesOf({ a: 1 })))).lookedAt;
    };
    expect(await lookedAt({ onlyUnpriced: true })).toBe(6);
    expect(await lookedAt({ model: 'a' })).toBe(6);
    expect(await lookedAt({ accountId: 'acc_1' })).toBe(6);
    expect(await lookedAt({ keyId: 'key_0_0' })).toBe(1);
    expect(await lookedAt({ platform: 'claude' })).toBe(0);
    expect(await lookedAt({ from: new Date(now - 8).toISOString(), to: new Date(now - 4).toISOString() })).toBe(4);
  });

  it('says of how many days the records are gone', async () => {
    const now = Date.now();
    const records = [9, 6, 3, 0].map((days, index) => recordOf(3 * index, { startedAt: now - days * DAY_MS }));
    await bookRecords(redis, records, now);
    await redis.xtrim(redisKeys.usageStream(partitionOf('usr_0')), 'MAXLEN', 2);
    const ofTime = async (from: number): Promise<number> =>
      (await start({ from: new Date(from).toISOString() }, false)).archivedDays;
    expect(await ofTime(now - 2 * DAY_MS)).toBe(0);
    expect(await ofTime(now - 5 * DAY_MS)).toBe(3);
  });
});

describe('a re-pricing in earnest', () => {
  it('changes the books of the days on which the costs were booked, and leaves the same costs alone', async () => {
    const now = Date.now();
    const records = [60, 40, 30, 2, 0].map((days, index) => recordOf(index, { startedAt: now - days * DAY_MS }));
    await bookRecords(redis, records, now);
    const days = new AccountDays();
    const prices = pricesOf({ a: 3 });
    const { id } = await start();
    const done = await finished(id, runnerOn(redis, prices, days));
    expect(totalOf(done)).toMatchObject({ records: 5, changed: 5, before: 500n, after: 150n });
    expect(await spentFields(redis)).toEqual(expectedSpending(records, () => '30', now));
    expect(await corrections(redis)).toMatchObject({ sum: -350n, count: 5, unpriced: 0 });
    expect(days.amounts).toEqual(new Map([['acc_0', -70n]]));

    const again = await finished((await start()).id, runnerOn(redis, prices, days));
    expect(totalOf(again)).toMatchObject({ records: 5, changed: 0, before: 150n, after: 150n });
    expect((await corrections(redis)).count).toBe(5);
  });

  it('gives a cost to what had none, and takes none away', async () => {
    const now = Date.now();
    const records = [
      recordOf(1, { startedAt: now - 1, costNanoDollars: null }),
      recordOf(2, { startedAt: now, model: 'x' }),
    ];
    await bookRecords(redis, records, now);
    await finished((await start()).id, runnerOn(redis, pricesOf({ a: 5 })));
    const { sum, unpriced, costs } = await corrections(redis);
    expect([sum, unpriced, [...costs.keys()]]).toEqual([50n, -1, ['req_1']]);
    expect(costs.get('req_1')).toMatchObject({ costNanoDollars: '50', priceIds: ['a@5'], formerNanoDollars: null });
  });

  it('leaves entries alone that nobody can read', async () => {
    const now = Date.now();
    await bookRecords(redis, [recordOf(0, { startedAt: now - 1_000 })], now);
    const stream = redisKeys.usageStream(partitionOf('usr_0'));
    await redis.xadd(stream, `${now - 999}-0`, 'record', '{"requestId":"x"');
    await redis.xadd(stream, `${now - 998}-0`, 'record', '{"costNanoDollars":[],"tokens":7}');
    await redis.xadd(stream, `${now - 997}-0`, 'something', 'else');
    await redis.hset(redisKeys.usageCosts(partitionOf('usr_0')), 'req_0', 'not JSON');
    const { id } = await start();
    await redis.hset(redisKeys.collection('usage-repricings').records, 'rpr_broken', '{"id":7}');
    const done = await finished(id, runnerOn(redis, pricesOf({ a: 20 })));
    expect([done.state, done.lookedAt, totalOf(done).after]).toEqual(['done', 1, 200n]);
  });

  it('leaves records alone that are in the archive, and waits while records are archived', async () => {
    const now = Date.now();
    const records = [recordOf(0, { startedAt: now - 2 }), recordOf(3, { startedAt: now - 1 })];
    await bookRecords(redis, records, now);
    const { state, lock } = redisKeys.usageArchive();
    await redis.hset(state, 'version', 1, partitionOf('usr_0'), `${now - 2}-0`);
    await redis.set(lock, 'a worker');
    const { id } = await start();
    expect(await finished(id, runnerOn(redis, pricesOf({ a: 20 })))).toMatchObject({ state: 'waiting', lookedAt: 0 });
    await redis.del(lock);
    const done = await finished(id, runnerOn(redis, pricesOf({ a: 20 })));
    expect([done.state, totalOf(done).changed]).toEqual(['done', 1]);
    expect([...(await corrections(redis)).costs.keys()]).toEqual(['req_3']);
  });

  it('leaves a record alone that is taken away while it is counted', async () => {
    const now = Date.now();
    const records = [recordOf(0, { startedAt: now - 2 }), recordOf(3, { startedAt: now - 1 })];
    await bookRecords(redis, records, now);
    await finished((await start()).id, runnerOn(redis, pricesOf({ a: 20 })));
    const before = await spentFields(redis);
    const prices = pricesOf({ a: 30 });
    const [stream, costs] = [redisKeys.usageStream(partitionOf('usr_0')), redisKeys.usageCosts(partitionOf('usr_0'))];
    const trimming: CostRecount = (one) => {
      // Ahead of what the worker sends next.
      if (one.requestId === 'req_0')
        void redis
          .multi()
          .xtrim(stream, 'MINID', now - 1)
          .hdel(costs, 'req_0')
          .exec();
      return prices(one);
    };
    const done = await finished((await start()).id, runnerOn(redis, trimming));
    expect([done.state, totalOf(done).records, totalOf(done).changed]).toEqual(['done', 1, 1]);
    expect([...(await corrections(redis)).costs.keys()]).toEqual(['req_3']);
    const day = new Date(now).toISOString().slice(0, 10);
    expect(await spentFields(redis)).toEqual({
      ...before,
      [`key:key_3_0 ${day}`]: 300n,
      [`user:usr_0 ${day}`]: 500n,
    });
  });

  it('ends where somebody cancels it, and says what was done until then', async () => {
    const now = Date.now();
    await bookRecords(
      redis,
      Array.from({ length: 1_200 }, (_, index) => recordOf(3 * index, { startedAt: now - 1_200 + index })),
      now,
    );
    const { id } = await start();
    let looked = 0;
    const prices = pricesOf({ a: 20 });
    const cancelling: CostRecount = (one) => {
      looked += 1;
      if (looked === 700) void repricingsOn(redis).cancel(id);
      return prices(one);
    };
    const ended = await finished(id, runnerOn(redis, cancelling));
    expect(ended.state).toBe('cancelled');
    const { count, sum } = await corrections(redis);
    const total = totalOf(ended);
    expect([total.changed, total.after - total.before]).toEqual([count, sum]);
    expect(await repricingsOn(redis).cancel(id)).toBe('cancelled');
    expect(await repricingsOn(redis).cancel('rpr_nobody')).toBe('absent');
  });

  it('fails where it comes to nothing again and again, and holds up no other', async () => {
    await bookRecords(redis, [recordOf(0, { startedAt: Date.now() })], Date.now());
    const { id } = await start();
    const broken = runnerOn(redis, () => {
      throw new Error('no prices\ntoday');
    });
    for (let run = 0; run < 20; run += 1) await broken.run().catch(() => undefined);
    expect(await repricingsOn(redis).get(id)).toMatchObject({ state: 'failed', reason: 'no prices today' });
    const next = await finished((await start()).id, runnerOn(redis, pricesOf({ a: 1 })));
    expect(next.state).toBe('done');
  });
});
