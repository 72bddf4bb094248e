import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type Limits, systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { Calendar, type RequestLedger } from '@app/usage';
import { type Spender, UsageNotices } from '@app/usage/worker';
import { ask, newRequestLedger, requestOf, settle } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { toldEvents } from '../support/told-events';
import { settleRecord, usageRecord } from '../support/usage-records';

const DOLLAR = 1_000_000_000;
const logger = createLogger('test', 'silent');
let server: RedisServer;
let redis: RedisConnection;
let marks: RedisConnection;
let ledger: RequestLedger;
/** The records that the notices find: none of anybody else is known. */
const spenders = new Map<string, Spender>();

beforeAll(async () => {
  server = await startRedisServer();
  [redis, marks] = await Promise.all([openRedis(server.url), openRedis(server.url, 'marks')]);
});
afterAll(async () => {
  redis.disconnect();
  marks.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  spenders.clear();
  ledger = newRequestLedger(redis, marks);
});

const directory = {
  sync: () => Promise.resolve(),
  spendersOf: ({ keyId, userId }: { keyId: string; userId: string }) =>
    [spenders.get(keyId), spenders.get(userId)].filter((spender) => spender !== undefined),
};

function notices(thresholds: readonly number[] = [50, 80, 95, 100], clock: Clock = systemClock): UsageNotices {
  return new UsageNotices(redis, new EventLog(redis, clock), new Calendar('UTC'), directory, thresholds, logger);
}

function limit(kind: 'key' | 'user', limits: Limits): void {
  const id = kind === 'key' ? 'key_1' : 'usr_1';
  spenders.set(id, { ...{ kind, id, name: id, userId: 'usr_1', limits, groupIds: [] } });
}

/** A request of key_1 and usr_1 that costs so many dollars. */
async function spend(dollars: number, limits: Limits | undefined = spenders.get('key_1')?.limits): Promise<void> {
  const admission = await ask(ledger, { keyLimits: limits, userLimits: spenders.get('usr_1')?.limits });
  await settle(ledger, admission, Math.round(dollars * DOLLAR));
}

const thresholdsTold = async (): Promise<unknown[]> =>
  (await toldEvents(redis, 'budget.threshold')).map(({ data }) => [data.subject, data.budget, data.thresholdPercent]);

describe('budget.threshold', () => {
  it('is told once for each share that is reached, and only for the highest of several at once', async () => {
    limit('key', { dailyCostUsd: 10 });
    const worker = notices();
    await worker.run();
    const told: number[] = [];
    for (const dollars of [4, 1, 0.5, 4, 0, 1]) {
      await spend(dollars);
      told.push(await worker.run());
    }
    expect(told).toEqual([0, 1, 0, 1, 0, 1]);
    expect(await thresholdsTold()).toEqual([50, 95, 100].map((percent) => ['key', 'daily', percent]));
  });

  it('looks at every budget of the key, and of the person over all keys', async () => {
    limit('key', { weeklyCostUsd: 10, totalCostUsd: 100, window: { minutes: 60, costUsd: 6 } });
    limit('user', { monthlyCostUsd: 5 });
    const worker = notices();
    await worker.run();
    await spend(5.4);
    await worker.run();
    expect((await thresholdsTold()).sort()).toEqual([
      ['key', 'weekly', 50],
      ['key', 'window', 80],
      ['user', 'monthly', 100],
    ]);
    const [first] = await toldEvents(redis, 'budget.threshold');
    expect(first?.data).toMatchObject({ keyId: 'key_1', userId: 'usr_1', spentUsd: '5.4', limitUsd: '10' });
  });

  it('knows the shares of BUDGET_THRESHOLDS_PERCENT and no others', async () => {
    limit('key', { totalCostUsd: 10 });
    const worker = notices([25]);
    await worker.run();
    await spend(9.9);
    await worker.run();
    expect(await thresholdsTold()).toEqual([['key', 'total', 25]]);
  });

  it('is told again of a limit that was raised', async () => {
    limit('key', { totalCostUsd: 10 });
    const worker = notices([80]);
    await worker.run();
    await spend(8);
    await worker.run();
    limit('key', { totalCostUsd: 20 });
    await spend(1);
    expect(await worker.run()).toBe(0);
    await spend(7);
    expect(await worker.run()).toBe(1);
  });

  it('is not told of a window on its way down', async () => {
    const window = { minutes: 1, costUsd: 10 };
    limit('key', { window });
    const worker = notices();
    await worker.run();
    await spend(9.6);
    await worker.run();
    const key = redisKeys.windowOfKey(partitionOf('usr_1'), 'key_1', 1);
    for (const field of await redis.hkeys(key)) if (field.endsWith('n')) await redis.hset(key, field, 8.5 * DOLLAR);
    await spend(0);
    expect(await worker.run()).toBe(0);
    expect(await thresholdsTold()).toEqual([['key', 'window', 95]]);
  });

  it('says nothing of what was spent before anybody looked', async () => {
    limit('key', { totalCostUsd: 10 });
    await spend(9);
    const worker = notices();
    expect(await worker.run()).toBe(0);
    await spend(0.1);
    expect(await worker.run()).toBe(1);
  });

  it('is told once, however many workers look at the same time', async () => {
    limit('key', { totalCostUsd: 10 });
    const workers = Array.from({ length: 4 }, () => notices());
    await Promise.all(workers.map((worker) => worker.run()));
    await spend(6);
    await spend(2.5);
    await Promise.all(workers.map((worker) => worker.run()));
    expect(await thresholdsTold()).toEqual([['key', 'total', 80]]);
  });

  it('is told after all where a worker died before it had said everything', async () => {
    limit('key', { totalCostUsd: 10 });
    await notices().run();
    await spend(6);
    const log = new EventLog(redis, systemClock);
    const dying = Object.assign(Object.create(log) as EventLog, { publish: () => Promise.reject(new Error('killed')) });
    const worker = new UsageNotices(redis, dying, new Calendar('UTC'), directory, [50], logger);
    await expect(worker.run()).rejects.toThrow('killed');
    expect(await notices([50]).run()).toBe(1);
  });

  it('outlives what cannot be read in the stream and in the books', async () => {
    limit('key', { totalCostUsd: 10 });
    const worker = notices();
    await worker.run();
    const partition = partitionOf('usr_1');
    await redis.xadd(redisKeys.usageStream(partition), '*', 'record', '{');
    await redis.xadd(redisKeys.usageStream(partition), '*', 'other', 'thing');
    await spend(6);
    await redis.hset(redisKeys.spentByKey(partition, 'key_1'), 'earlier', 'much');
    expect(await worker.run()).toBe(1);
    await redis.set(redisKeys.usageNoticesCursor(partition), 'nowhere');
    expect(await notices().run()).toBe(0);
  });

  it('is not told of long ago where the place that was come to cannot be read', async () => {
    limit('key', { dailyCostUsd: 10 });
    const stream = redisKeys.usageStream(partitionOf('usr_1'));
    const spent = redisKeys.spentByKey(partitionOf('usr_1'), 'key_1');
    const record = JSON.stringify(usageRecord({ costNanoDollars: String(9 * DOLLAR) }));
    const days = ['2026-08-01', '2026-11-20', '2026-11-21'];
    for (const day of days) {
      await redis.hset(spent, day, 9 * DOLLAR);
      await redis.xadd(stream, Date.parse(`${day}T12:00:00Z`), 'record', record);
    }
    await redis.set(redisKeys.usageNoticesCursor(partitionOf('usr_1')), 'nowhere');
    await notices().run();
    const told = await toldEvents(redis, 'budget.threshold');
    expect(told.map(({ data }) => data.periodStart)).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('is told of others where the books of one are something else, and of limits beyond all measure', async () => {
    limit('key', { totalCostUsd: 10, window: { minutes: 2 ** 50, costUsd: 1 } });
    limit('user', { totalCostUsd: 1, monthlyCostUsd: Number.MAX_VALUE });
    const worker = notices();
    await worker.run();
    await settleRecord(redis, usageRecord({ costNanoDollars: String(2 * DOLLAR) }));
    const key = redisKeys.windowOfKey(partitionOf('usr_1'), 'key_1', 2 ** 50);
    await redis.set(key, 'something else');
    expect(await worker.run()).toBe(1);
    await redis.del(key);
    await redis.hset(key, '0n', 2 * DOLLAR);
    await settleRecord(redis, usageRecord({ costNanoDollars: '1' }));
    expect(await worker.run()).toBe(1);
    expect(await thresholdsTold()).toEqual([
      ['user', 'total', 100],
      ['key', 'window', 100],
    ]);
  });

  it('is not told of what requests under way reserve', async () => {
    limit('key', { totalCostUsd: 10 });
    const worker = notices();
    await worker.run();
    const waiting = await ask(ledger, {
      keyLimits: { totalCostUsd: 10 },
      reserve: { tokens: 0, nanoDollars: 9 * DOLLAR },
    });
    await spend(0.1, undefined);
    expect(await worker.run()).toBe(0);
    ledger.settle(requestOf(waiting), undefined);
    await ledger.stop(1_000);
  });
});

describe('usage.price_unknown', () => {
  const unknown = (model: string, platform: 'sandbox' | 'openai-compatible' = 'sandbox'): Promise<void> =>
    settleRecord(redis, usageRecord({ model, platform, costNanoDollars: null }));

  it('is told once a day for each model and platform', async () => {
    const worker = notices();
    await worker.run();
    for (const model of ['a', 'b', 'a']) await unknown(model);
    await unknown('a', 'openai-compatible');
    await settleRecord(redis, usageRecord({ model: 'known' }));
    expect(await worker.run()).toBe(3);
    await unknown('a');
    expect(await worker.run()).toBe(0);
    expect(await notices().run()).toBe(0);
    const events = await toldEvents(redis, 'usage.price_unknown');
    expect(events.map(({ data }) => [data.model, data.platform])).toEqual([
      ['a', 'sandbox'],
      ['b', 'sandbox'],
      ['a', 'openai-compatible'],
    ]);
    expect(events[0]?.data).toMatchObject({ accountId: 'acc_1', keyId: 'key_1', userId: 'usr_1' });
  });

  it('does not follow somebody who makes names of models up', async () => {
    const worker = notices();
    await worker.run();
    for (let index = 0; index < 150; index += 1) await unknown(`${'x'.repeat(5_000)}${index}`);
    expect(await worker.run()).toBe(100);
    const [first] = await toldEvents(redis, 'usage.price_unknown');
    expect(String(first?.data.model)).toHaveLength(200);
  });
});
