import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '@app/config';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type RollupSettings, type UsageQuestion, UsageNotKept, dayKey } from '@app/usage';
import { RollupsRetention, earlierTime } from '@app/usage/worker';
import { testSecrets } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { keptForEver, openRollups } from '../support/rollups';
import { usageRecord } from '../support/usage-records';

let server: RedisServer;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
beforeEach(() => redis.flushall());
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const daysAgo = (days: number): string => dayKey(NOW - days * DAY_MS, 'UTC');
const append = (userId: string, startedAt: number): Promise<string | null> =>
  redis.xadd(
    redisKeys.usageStream(partitionOf(userId)),
    ...['*', 'record', JSON.stringify(usageRecord({ userId, startedAt, costNanoDollars: '7' }))],
  );

/** How many keys of Redis hold cells of a level. */
const countCells = async (level: string): Promise<number> => (await redis.keys(`*usage-rollup:${level}:*`)).length;

describe('old sums of usage', () => {
  const settings = readSettings({
    ...{ ...testSecrets, USAGE_HOURS_KEPT_DAYS: '10', USAGE_DAYS_KEPT_DAYS: '40' },
  });
  const retention = (differences: Partial<RollupSettings> = {}): RollupsRetention =>
    new RollupsRetention(redis, { ...settings, ...differences }, () => Promise.resolve(NOW));
  const open = (): ReturnType<typeof openRollups> => openRollups(redis, () => NOW, settings);
  const requests = async (question: Omit<UsageQuestion, 'by'> & Partial<UsageQuestion>): Promise<bigint> => {
    const rows = await open().reader.read({ by: 'total', ...question });
    return rows.reduce((sum, { totals }) => sum + totals.requests, 0n);
  };

  beforeEach(async () => {
    for (let day = 0; day < 100; day += 1) await append(`usr_${day % 3}`, NOW - day * DAY_MS);
    await open().writer.run();
  });

  it('go after the days that settings say, hours first, and months never', async () => {
    const [hours, days, months] = [await countCells('hour'), await countCells('day'), await countCells('month')];
    expect(await retention().run()).toBeGreaterThan(0);
    expect(await retention().run()).toBe(0);
    expect(await countCells('hour')).toBeLessThan(hours / 5);
    expect(await countCells('day')).toBeLessThan(days / 2);
    expect(await countCells('month')).toBe(months);
  });

  it('can be asked for, to the last one, as long as they are kept', async () => {
    await retention().run();
    expect(await requests({ from: daysAgo(10), to: daysAgo(0), by: 'hour' })).toBe(11n);
    expect(await requests({ from: daysAgo(40), to: daysAgo(0), by: 'day' })).toBe(41n);
    expect(await requests({ from: daysAgo(40), to: daysAgo(0), by: 'week' })).toBe(41n);
    expect(await requests({ from: daysAgo(40), to: daysAgo(0), by: 'user' })).toBe(41n);
    // September and October as wholes, and the days of November.
    expect(await requests({ from: '2026-09-01', to: daysAgo(0), by: 'month' })).toBe(82n);
    expect(await requests({ from: '2026-09-01', to: daysAgo(0), by: 'model' })).toBe(82n);
  });

  it.each([
    ['hour', 11],
    ['day', 41],
    ['total', 41],
    ['key', 41],
  ] as const)('by %s are refused %i days back instead of answered with less than there was', async (by, days) => {
    await expect(requests({ from: daysAgo(days), to: daysAgo(0), by })).rejects.toThrow(UsageNotKept);
  });

  it('stay where the clock of the worker is years ahead of that of Redis', async () => {
    await append('usr_1', Date.now());
    await open().writer.run();
    const { hours } = redisKeys.usageRollups('all');
    const [newest] = await redis.zrange(hours, '-1', '-1');
    const ahead = (): Promise<number> => earlierTime(redis, Date.now() + 1_000 * DAY_MS);
    await new RollupsRetention(redis, settings, ahead).run();
    expect(await redis.zrange(hours, '-1', '-1')).toEqual([newest]);
    expect(newest).toMatch(/^hour /);
  });

  it('stay for ever where settings say 0', async () => {
    expect(await retention({ usageHoursKeptDays: 0, usageDaysKeptDays: 0 }).run()).toBe(0);
  });

  it('of a period that is gone come and go again with a late entry', async () => {
    await retention().run();
    await append('usr_1', NOW - 60 * DAY_MS);
    await open().writer.run();
    expect(await retention().run()).toBeGreaterThan(0);
    expect(await requests({ from: '2026-09-01', to: '2026-09-30', by: 'month' })).toBe(31n);
  });
});

describe('sums of a version before the rollups', () => {
  const partition = partitionOf('usr_1');
  const day = (offset: number): string => redisKeys.usageDay(partition, daysAgo(offset));

  it('are made anew from the records, and taken away', async () => {
    for (const days of [3, 2, 0]) {
      await append('usr_1', NOW - days * DAY_MS);
      await redis.hset(day(days), 'total|requests|', '1');
    }
    const [last] = await redis.xrevrange(redisKeys.usageStream(partition), '+', '-', 'COUNT', 1);
    await redis.set(redisKeys.usageCursor(partition), last?.[0] ?? '');
    const { reader, writer } = openRollups(redis, () => NOW, keptForEver);
    expect(await writer.run()).toBe(3);
    expect(await writer.run()).toBe(0);
    expect(await redis.exists(day(3), day(2), day(0), redisKeys.usageCursor(partition))).toBe(0);
    const rows = await reader.read({ from: daysAgo(3), to: daysAgo(0), by: 'day' });
    expect(rows.map(({ id, totals }) => [id, totals.requests])).toEqual([
      [daysAgo(3), 1n],
      [daysAgo(2), 1n],
      [daysAgo(0), 1n],
    ]);
  });

  it('are forgotten also where nothing is left to add', async () => {
    await redis.set(redisKeys.usageCursor(partition), '1-0');
    await openRollups(redis).writer.run();
    expect(await redis.exists(redisKeys.usageCursor(partition))).toBe(0);
  });
});
