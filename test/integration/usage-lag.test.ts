import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { usageLagSeconds } from '@app/usage/worker';
import { formatCursors } from '../../libs/usage/src/rollups/overall-cursors';
import { partitions } from '../../libs/usage/src/rollups/rollup-place';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const NOW = 1_795_000_000_000;

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

const write = (partition: number, id: string) => redis.xadd(redisKeys.usageStream(partition), id, 'record', '{}');

/** The sums contain everything up to these entries. */
const reach = (cursors: Readonly<Record<number, string>>) =>
  redis.set(
    redisKeys.usageRollups('all').cursor,
    formatCursors(partitions.map((partition) => cursors[partition] ?? '')),
  );

describe('usageLagSeconds', () => {
  it('is 0 where there is nothing, and where the sums contain all', async () => {
    expect(await usageLagSeconds(redis, NOW)).toBe(0);
    await write(7, `${NOW - 90_000}-0`);
    await reach({ 7: `${NOW - 90_000}-0` });
    expect(await usageLagSeconds(redis, NOW)).toBe(0);
  });

  it('is the age of the oldest entry of any partition that they do not contain', async () => {
    await write(7, `${NOW - 90_000}-0`);
    await write(7, `${NOW - 30_000}-0`);
    await write(63, `${NOW - 45_000}-3`);
    expect(await usageLagSeconds(redis, NOW)).toBe(90);
    await reach({ 7: `${NOW - 90_000}-0` });
    expect(await usageLagSeconds(redis, NOW)).toBe(45);
    await reach({ 7: `${NOW - 90_000}-0`, 63: `${NOW - 45_000}-3` });
    expect(await usageLagSeconds(redis, NOW)).toBe(30);
  });

  it('is not below 0 where an entry is dated later than now', async () => {
    await write(0, `${NOW + 5_000}-0`);
    expect(await usageLagSeconds(redis, NOW)).toBe(0);
  });

  it('is not known where the cursors cannot be read', async () => {
    await redis.set(redisKeys.usageRollups('all').cursor, 'garbage');
    await expect(usageLagSeconds(redis, NOW)).rejects.toThrow(RangeError);
  });
});
