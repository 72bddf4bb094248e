import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { LastUses } from '@app/usage';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { openRollups } from '../support/rollups';
import { usageRecord } from '../support/usage-records';
import { A_NOON, DAY_MS, writeEntries } from '../support/usage/written-records';

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
beforeEach(() => redis.flushall());

const used = (keyId: string, startedAt: number, at = startedAt + 10) => ({
  record: usageRecord({
    userId: 'usr_1',
    keyId,
    accountId: 'acc_1',
    startedAt,
    requestId: `req_${keyId}_${startedAt}`,
  }),
  at,
});

describe('the last use', () => {
  it('of a key, its owner and an account is when the latest of their requests came in', async () => {
    await writeEntries(redis, [
      used('key_1', A_NOON),
      used('key_2', A_NOON + 500),
      used('key_1', A_NOON + 300, A_NOON + 900),
    ]);
    await openRollups(redis).writer.run();
    const uses = new LastUses(redis, systemClock);
    expect(Object.fromEntries(await uses.ofKeysAndUsers())).toEqual({
      ...{ key_1: A_NOON + 300, key_2: A_NOON + 500, usr_1: A_NOON + 500 },
    });
    expect(Object.fromEntries(await uses.ofAccounts())).toEqual({ acc_1: A_NOON + 500 });
  });

  it('is not in the future where the clock of a gateway is ahead, and never goes back', async () => {
    await writeEntries(redis, [used('key_1', A_NOON + DAY_MS, A_NOON), used('key_1', A_NOON - DAY_MS, A_NOON + 5)]);
    await openRollups(redis).writer.run();
    expect((await new LastUses(redis, systemClock).ofKeysAndUsers()).get('key_1')).toBe(A_NOON);
  });

  it('is the same where a worker dies before its cursor moves, and another one reads the entries again', async () => {
    await writeEntries(redis, [used('key_1', A_NOON)]);
    await openRollups(redis).writer.run();
    const { cursor, lastUses } = redisKeys.usageRollups(partitionOf('usr_1'));
    await redis.del(cursor);
    await openRollups(redis).writer.run();
    expect(await redis.zrange(lastUses, '0', '-1', 'WITHSCORES')).toEqual([
      ...['key_1', String(A_NOON), 'usr_1', String(A_NOON)],
    ]);
  });

  it('is forgotten after 400 days', async () => {
    await writeEntries(redis, [used('key_1', A_NOON - 401 * DAY_MS), used('key_2', A_NOON)]);
    await openRollups(redis).writer.run();
    expect([...(await new LastUses(redis, systemClock).ofKeysAndUsers()).keys()].sort()).toEqual(['key_2', 'usr_1']);
  });

  it('of nobody is read from an empty store, and the store is asked once for all who look at the same time', async () => {
    const uses = new LastUses(redis, systemClock);
    const [first, second] = [uses.ofKeysAndUsers(), uses.ofKeysAndUsers()];
    expect(first).toBe(second);
    expect((await first).size).toBe(0);
  });
});
