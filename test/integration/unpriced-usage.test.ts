import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type CostCorrection, type UsageRecord, UsageRecords } from '@app/usage';
import { UnpricedUsageRetention, UnpricedUsageWriter, UsageIndexWriter } from '@app/usage/worker';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { ProcessDied, dyingConnection } from '../support/repricing/dying-connection';
import { pricesOf, recordOf, runnerOn, startRepricing } from '../support/repricing/repricing-work';
import { countsOf, rowsOf, unpricedModel } from '../support/usage/unpriced-model';
import { DAY_MS } from '../support/usage/written-records';

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

const now = Date.now();
const from = now - 30 * DAY_MS;
const records = (): UsageRecords => new UsageRecords(redis);
const writerOn = (connection = redis, mostGroups?: number): UnpricedUsageWriter =>
  new UnpricedUsageWriter(connection, () => Date.now(), mostGroups);
const { cells, cursor, days } = redisKeys.unpricedUsage();

const write = (record: UsageRecord): Promise<unknown> =>
  redis.xadd(redisKeys.usageStream(partitionOf(record.userId)), '*', 'record', JSON.stringify(record));

const unpricedRecord = (index: number, differences: Partial<UsageRecord> = {}): UsageRecord =>
  recordOf(index, { startedAt: now - 1_000 - index, costNanoDollars: null, ...differences });

/** Gives a record a cost as versions did whose corrections do not say where it is. */
async function correctAsBefore(record: UsageRecord): Promise<void> {
  const partition = partitionOf(record.userId);
  const { requestId, startedAt, userId, keyId, accountId, platform, model } = record;
  const correction: CostCorrection = {
    ...{ requestId, startedAt, userId, keyId, accountId, platform, model },
    ...{ differenceNanoDollars: '5', unpricedDifference: -1 },
  };
  const corrected = JSON.stringify({ costNanoDollars: '5', priceIds: ['p'] });
  if ((await redis.hsetnx(redisKeys.usageCosts(partition), requestId, corrected)) === 0) return;
  await redis.xadd(redisKeys.usageStream(partition), '*', 'correction', JSON.stringify(correction));
}

async function reprice(prices: Readonly<Record<string, number>>): Promise<void> {
  await startRepricing(redis);
  await runnerOn(redis, pricesOf(prices)).run();
}

describe('sums of what had no price', () => {
  const names = fc.constantFrom('a', 'b', 'c "|[');
  const usage = fc.nat(50).map((output) => ({ ...noTokens, output, input: 1 }));
  const recordArbitrary = fc.record({
    // Thirty days ago and a little less or more, on either side of the day with which the sums begin.
    ago: fc.oneof(
      fc.nat(3).map((count) => count * DAY_MS),
      fc.integer({ min: 29 * DAY_MS, max: 32 * DAY_MS }),
    ),
    model: names,
    accountId: fc.constantFrom('acc_1', 'acc_2'),
    tokens: usage,
    costNanoDollars: fc.constantFrom(null, null, '7'),
    calledAs: fc.option(names, { nil: undefined }),
    charged: fc.option(fc.array(fc.record({ model: fc.option(names, { nil: undefined }), usage }), { maxLength: 3 }), {
      nil: undefined,
    }),
  });
  const stepArbitrary = fc.oneof(
    { weight: 8, arbitrary: recordArbitrary.map((record) => ({ kind: 'record' as const, record })) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('run' as const), calls: fc.integer({ min: 1, max: 200 }) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'two at once' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'index' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reprice' as const), model: names }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(30) }) },
  );

  it('are those of the records that have no cost by now, whatever dies, comes late or is priced in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 40 }), async (steps) => {
        await redis.flushall();
        const written: UsageRecord[] = [];
        for (const step of steps) {
          if (step.kind === 'record') {
            const { ago, calledAs, charged, ...fields } = step.record;
            const record = recordOf(written.length, {
              ...{ startedAt: now - ago, ...fields },
              ...(calledAs === undefined ? {} : { calledAs }),
              ...(charged === undefined ? {} : { charged: charged.map(({ model, ...part }) => ({ ...part, model })) }),
            });
            written.push(record);
            await write(record);
          } else if (step.kind === 'run') {
            await writerOn(dyingConnection(redis, step.calls, step.calls % 2 === 0 ? 'before' : 'after'))
              .run()
              .catch((error: unknown) => {
                if (!(error instanceof ProcessDied)) throw error;
              });
          } else if (step.kind === 'two at once') await Promise.all([writerOn().run(), writerOn().run()]);
          else if (step.kind === 'index') await new UsageIndexWriter(redis).run();
          else if (step.kind === 'reprice') await reprice({ [step.model]: 3 });
          else {
            const record = written[step.which];
            if (record?.costNanoDollars === null) await correctAsBefore(record);
          }
        }
        const model = countsOf(await unpricedModel(records(), from));
        const early = await records().unpriced(from);
        if (early.isComplete) expect(countsOf(rowsOf(early))).toEqual(model);
        await writerOn().run();
        const read = await records().unpriced(from);
        expect(read.isComplete).toBe(true);
        expect(countsOf(rowsOf(read))).toEqual(model);
      }),
      { numRuns: 60 },
    );
  });

  it('say when the latest came in, and are whole before a worker has written any', async () => {
    for (const index of [1, 2, 3]) await write(unpricedRecord(index, { model: 'a' }));
    const before = await records().unpriced(from);
    expect(before.isComplete).toBe(true);
    expect(rowsOf(before)).toEqual(await unpricedModel(records(), from));
    await writerOn().run();
    expect(await records().unpriced(from)).toEqual(before);
    expect(before.groups.map(({ lastAt }) => lastAt)).toContain(now - 1_001);
  });

  it('lose what a re-pricing gave a cost, also where its correction does not say where the record is', async () => {
    const [first, second, third] = [1, 2, 3].map((index) => unpricedRecord(index, { model: `m${index}` }));
    for (const record of [first!, second!, third!]) await write(record);
    await writerOn().run();
    await reprice({ m1: 5 });
    expect(Object.values(rowsOf(await records().unpriced(from)))).toHaveLength(2);
    await correctAsBefore(second!);
    expect((await records().unpriced(from)).isComplete).toBe(false);
    await writerOn().run();
    const { groups, isComplete } = await records().unpriced(from);
    expect([groups.map(({ names }) => names), isComplete]).toEqual([[['m3']], true]);
  });

  it('are right or say that they are not complete while a worker writes them', async () => {
    const pipeline = redis.pipeline();
    for (let index = 0; index < 3_000; index += 1) {
      const record = unpricedRecord(index, { userId: `usr_${index % 200}`, model: `m${index % 2}` });
      pipeline.xadd(redisKeys.usageStream(partitionOf(record.userId)), '*', 'record', JSON.stringify(record));
    }
    await pipeline.exec();
    const model = countsOf(await unpricedModel(records(), from));
    const other = await openRedis(server.url);
    try {
      for (let round = 0; round < 10; round += 1) {
        await redis.del(cursor, days, ...(await redis.keys('*unpriced:*')));
        const written = writerOn(other).run();
        for (let reads = 0; reads < 10; reads += 1) {
          const read = await records().unpriced(from);
          if (read.isComplete) expect(countsOf(rowsOf(read))).toEqual(model);
        }
        expect(await written).toBe(3_000);
      }
    } finally {
      other.disconnect();
    }
  });

  it('say that they are not complete where the worker is far behind, or a cell cannot be read', async () => {
    const pipeline = redis.pipeline();
    const stream = redisKeys.usageStream(partitionOf('usr_1'));
    const record = JSON.stringify(unpricedRecord(1));
    for (let index = 0; index < 9_000; index += 1) pipeline.xadd(stream, '*', 'record', record);
    await pipeline.exec();
    expect((await records().unpriced(from)).isComplete).toBe(false);
    expect(await writerOn().run()).toBe(9_000);
    expect(await records().unpriced(from)).toMatchObject({ isComplete: true, groups: [{ requests: 9_000 }] });
    const day = Math.floor(now / DAY_MS);
    await redis.zadd(days, day, day);
    await redis.hset(cells(day), '["claude","acc_1","x"]', '2:later', 'no group', '1:1 1 1');
    const { groups, isComplete } = await records().unpriced(from);
    expect([groups.length, isComplete]).toEqual([1, false]);
  });

  it('count groups apart up to a number, and say so where there are more, until those have a cost', async () => {
    const writer = writerOn(redis, 3);
    for (const index of [1, 2, 3, 4, 5]) {
      await write(unpricedRecord(index, { model: `m${index}`, userId: 'usr_1', startedAt: now - 1 }));
      if (index === 2) await writer.run();
    }
    await write(unpricedRecord(6, { model: 'x'.repeat(2_000), userId: 'usr_1', startedAt: now - 1 }));
    await writer.run();
    const read = await records().unpriced(from);
    expect([read.groups.map(({ requests }) => requests), read.isComplete]).toEqual([[1, 1, 1], false]);
    expect(await redis.hlen(cells(Math.floor((now - 1) / DAY_MS)))).toBe(4);
    await reprice({ m4: 1, m5: 1, ['x'.repeat(2_000)]: 1 });
    await writer.run();
    expect(await records().unpriced(from)).toMatchObject({ isComplete: true, groups: [{}, {}, {}] });
  });

  it('pass over entries that nobody can read', async () => {
    const stream = redisKeys.usageStream(partitionOf('usr_1'));
    const correction = { ...unpricedRecord(1), differenceNanoDollars: '1', unpricedDifference: -1 };
    for (const [kind, text] of [
      ['record', '{"costNanoDollars":null'],
      ['record', '{"costNanoDollars":null,"tokens":7}'],
      ['record', JSON.stringify(unpricedRecord(1, { startedAt: -1e300 }))],
      ['record', JSON.stringify(unpricedRecord(1, { startedAt: 1e300 }))],
      ['correction', '{}'],
      ['correction', JSON.stringify({ ...correction, startedAt: 1e300 })],
      ['correction', JSON.stringify({ ...correction, recordEntryId: 7 })],
      ['correction', JSON.stringify({ ...correction, recordEntryId: '1-1' })],
      ['other', 'x'],
    ] as const)
      await redis.xadd(stream, '*', kind, text);
    await write(unpricedRecord(2));
    await writerOn().run();
    expect(await records().unpriced(from)).toMatchObject({ isComplete: true, groups: [{ requests: 1 }] });
  });

  it('do not count anew where their cursor cannot be read', async () => {
    await redis.set(cursor, 'garbage');
    await expect(writerOn().run()).rejects.toThrow(RangeError);
  });
});

describe('days of them', () => {
  it('go when they are shown no longer, or their records are kept no longer', async () => {
    const daysAgo = [0, 6, 8, 20, 31];
    for (const [index, count] of daysAgo.entries())
      await write(unpricedRecord(index, { startedAt: now - count * DAY_MS }));
    await writerOn().run();
    const today = Math.floor(now / DAY_MS);
    const left = async (): Promise<number[]> =>
      (await redis.zrange(days, '0', '-1')).map((day) => today - Number(day)).reverse();
    expect(await left()).toEqual(daysAgo);
    const retention = (keptDays: number, at = now): UnpricedUsageRetention =>
      new UnpricedUsageRetention(redis, keptDays, () => Promise.resolve(at));
    expect(await retention(90).run()).toBe(0);
    expect(await retention(0, now + 2 * DAY_MS).run()).toBe(1);
    expect(await retention(7).run()).toBe(1);
    expect(await left()).toEqual([0, 6, 8]);
    expect(await redis.exists(cells(today - 20), cells(today - 31))).toBe(0);
  });
});
