import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { SyncLock } from '../../libs/auth/src/directory/sync/sync-lock';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let redis: RedisConnection;
const { lock: key } = redisKeys.directorySync();

beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
beforeEach(async () => {
  await redis.flushall();
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

describe('the lock of the sync', () => {
  it('is one asker’s at a time, ends by itself, and is free once it is let go', async () => {
    const lock = new SyncLock(redis);
    const taken = await Promise.all([lock.take(), lock.take(), new SyncLock(redis).take()]);
    const [held, ...others] = taken.filter((one) => one !== undefined);
    expect(others).toEqual([]);
    expect(await redis.pttl(key)).toBeGreaterThan(100_000);
    await held?.release();
    expect(await lock.take()).toBeDefined();
  });

  it('is kept for as long as it is held, and not once somebody else has it', async () => {
    const lock = new SyncLock(redis);
    const first = await lock.take();
    await redis.pexpire(key, 50_000);
    expect(await first?.keep()).toBe(true);
    expect(await redis.pttl(key)).toBeGreaterThan(100_000);
    await redis.del(key);
    const second = await lock.take();
    expect(await first?.keep()).toBe(false);
    await first?.release();
    expect(await second?.keep()).toBe(true);
  });

  it('says once a tick that a run is due, and at once where the ticks have another length', async () => {
    const locks = [new SyncLock(redis), new SyncLock(redis)];
    const answers = await Promise.all([...locks, ...locks].map((lock) => lock.isDue(5)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await locks[0]?.isDue(1)).toBe(true);
    const left = await redis.pttl(`${redisKeys.directorySync().tick}:5`);
    expect(left).toBeGreaterThan(280_000);
    expect(left).toBeLessThan(300_000);
  });
});
