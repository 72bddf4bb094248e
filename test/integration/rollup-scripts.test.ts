import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys, rollupScripts, runScript } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

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

const keys = redisKeys.usageRollups(3);
const day = keys.cells('day', '2026-11-21', 'key');
const week = keys.cells('week', '2026-W47', 'key');

describe('write-rollups', () => {
  const write = (from: string, to: string, ofDay: string[], ofWeek: string[] = []): Promise<boolean> =>
    runScript(
      redis,
      rollupScripts.write,
      [keys.cursor, keys.hours, keys.days, day, week],
      [from, to, 1, 3, 20_778, 'day 2026-11-21', ofDay.length / 2, ...ofDay, ofWeek.length / 2, ...ofWeek],
    );

  it('writes a batch once, however often it is sent', async () => {
    expect(await write('', '1-0', ['key_1', '1:2'], ['key_1', '1:7'])).toBe(true);
    expect(await write('', '1-0', ['key_1', '1:4'], ['key_1', '1:9'])).toBe(false);
    expect([await redis.hgetall(day), await redis.hgetall(week)]).toEqual([{ key_1: '1:2' }, { key_1: '1:7' }]);
    expect(await redis.get(keys.cursor)).toBe('1-0');
    expect(await redis.zrange(keys.days, '0', '-1', 'WITHSCORES')).toEqual(['day 2026-11-21', '20778']);
  });

  it('writes the batch of one of many workers that read the same cursor', async () => {
    await write('', '1-0', ['key_1', '1:1']);
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, worker) => write('1-0', '2-0', ['key_1', `1:${worker + 2}`])),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await redis.hget(day, 'key_1')).toBe(`1:${results.indexOf(true) + 2}`);
  });

  it('writes more cells than the stack of a script holds', async () => {
    const cells = Array.from({ length: 20_000 }, (_, number) => [`key_${number}`, `1:${number}`]).flat();
    expect(await write('', '1-0', cells, ['key_1', '1:7'])).toBe(true);
    expect(await redis.hlen(day)).toBe(20_000);
    expect(await redis.hget(day, 'key_19999')).toBe('1:19999');
    expect(await redis.hgetall(week)).toEqual({ key_1: '1:7' });
  });

  it('still works when the server is out of memory', async () => {
    await redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
    expect(await write('', '1-0', ['key_1', '1:1'], ['key_1', '1:1'])).toBe(true);
    await redis.config('SET', 'maxmemory', '0');
  });
});

describe('forget-rollups', () => {
  it('takes a period away with all its cells, and a second time nothing', async () => {
    await redis.hset(day, 'key_1', '1:1');
    await redis.hset(week, 'key_1', '1:1');
    await redis.zadd(keys.days, 20_778, 'day 2026-11-21', 20_779, 'week 2026-W47');
    const forget = (): Promise<boolean> => runScript(redis, rollupScripts.forget, [keys.days, day], ['day 2026-11-21']);
    expect([await forget(), await forget()]).toEqual([true, false]);
    expect(await redis.exists(day, week)).toBe(1);
    expect(await redis.zrange(keys.days, '0', '-1')).toEqual(['week 2026-W47']);
  });
});
