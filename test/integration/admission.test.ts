import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { RequestLedger } from '@app/usage';
import { ask, facts, letIn, newRequestLedger, requestOf, settle, terms, withKey } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

let server: RedisServer;
let redis: RedisConnection;
let marks: RedisConnection;
beforeAll(async () => {
  server = await startRedisServer();
  [redis, marks] = await Promise.all([openRedis(server.url, 'requests'), openRedis(server.url, 'marks')]);
});
afterAll(async () => {
  redis.disconnect();
  marks.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
});

const partition = partitionOf('usr_1');
const dollars = (amount: number): number => amount * 1e9;

function newLedger(): RequestLedger {
  const ledger = newRequestLedger(redis, marks);
  onTestFinished(() => ledger.stop(0));
  return ledger;
}

describe('slots of a key', () => {
  it('are given out exactly, to a burst of 3,000 from three gateways', async () => {
    const connections = await Promise.all([1, 2, 3].map(() => openRedis(server.url, 'requests')));
    onTestFinished(() => connections.forEach((connection) => connection.disconnect()));
    const ledgers = connections.map((connection) => newRequestLedger(connection, marks));
    const answers = await Promise.all(
      Array.from({ length: 3_000 }, (_, index) => ask(ledgers[index % 3]!, withKey({ concurrency: 10 }))),
    );
    expect(answers.filter(({ kind }) => kind === 'in')).toHaveLength(10);
    expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(2_990);
    expect(await redis.zcard(redisKeys.heldByKey(partition, 'key_1'))).toBe(10);
  });

  it('are shared by the keys of a user whose own are limited', async () => {
    const ledger = newLedger();
    const userLimits = { concurrency: 1 };
    expect(await ask(ledger, { userLimits }, { keyId: 'key_1' })).toMatchObject({ kind: 'in' });
    expect(await ask(ledger, { userLimits }, { keyId: 'key_2' })).toMatchObject({
      kind: 'refused',
      limit: 'concurrency',
      scope: 'user',
      allowed: 1,
    });
  });

  it('count what was under way before there was a limit', async () => {
    const ledger = newLedger();
    await ask(ledger, {});
    ledger.holdSlots(({ keyId }) => keyId === 'key_1');
    await until(async () => (await redis.zcard(redisKeys.heldByKey(partition, 'key_1'))) === 1, 'it is counted');
    expect(await ask(ledger, withKey({ concurrency: 1 }))).toMatchObject({ kind: 'refused' });
  });

  it('are not taken by counting tokens', async () => {
    const ledger = newLedger();
    for (let count = 0; count < 3; count += 1)
      expect(await ask(ledger, { isFree: true, keyLimits: { concurrency: 1 } })).toMatchObject({ kind: 'in' });
    expect(await redis.zcard(redisKeys.heldByKey(partition, 'key_1'))).toBe(0);
  });

  it('are free again after a settle, and after the end of a lease that nobody renewed', async () => {
    const ledger = newLedger();
    const first = await ask(ledger, withKey({ concurrency: 1 }));
    await settle(ledger, first);
    const second = requestOf(await ask(ledger, withKey({ concurrency: 1 })));
    await redis.zadd(redisKeys.heldByKey(partition, 'key_1'), 'XX', Date.now() - 1, second.facts.requestId);
    expect(await ask(ledger, withKey({ concurrency: 1 }))).toMatchObject({ kind: 'in' });
  });

  it('are taken once by a request that is asked for twice', async () => {
    const ledger = newLedger();
    const same = facts();
    const limits = withKey(
      { concurrency: 2, window: { minutes: 1, requests: 2 }, dailyCostUsd: 1 },
      { tokens: 5, nanoDollars: 7 },
    );
    await letIn(ledger, same, limits);
    await letIn(ledger, same, limits);
    expect(await redis.zcard(redisKeys.heldByKey(partition, 'key_1'))).toBe(1);
    expect(await redis.hget(redisKeys.spentByKey(partition, 'key_1'), 'reservedNanoDollars')).toBe('7');
    expect(await ask(ledger, limits)).toMatchObject({ kind: 'in' });
  });
});

describe('the line of a user', () => {
  const queued = (size = 10) => withKey({ concurrency: 1, queue: { size, timeoutMs: 60_000 } });

  it('is served in order, and nobody pushes in', async () => {
    const ledger = newLedger();
    const running = await ask(ledger, queued());
    const [first, second, third] = [facts(), facts(), facts()];
    expect(await ledger.admit(first, terms(queued()))).toMatchObject({ kind: 'queued', place: 1 });
    expect(await ledger.admit(second, terms(queued()))).toMatchObject({ kind: 'queued', place: 2 });
    await settle(ledger, running);
    expect(await ledger.admit(third, terms(queued()))).toMatchObject({ kind: 'queued', place: 3 });
    expect(await ledger.admit(second, terms(queued()))).toMatchObject({ kind: 'queued', place: 2 });
    const served = await ledger.admit(first, terms(queued()));
    expect(served.kind).toBe('in');
    await settle(ledger, served);
    expect(await ledger.admit(second, terms(queued()))).toMatchObject({ kind: 'in' });
  });

  it('refuses who would be one too many, and lets in who follows one that left', async () => {
    const ledger = newLedger();
    await ask(ledger, queued(1));
    const waiting = facts();
    await ledger.admit(waiting, terms(queued(1)));
    expect(await ask(ledger, queued(1))).toMatchObject({ kind: 'refused', limit: 'queue', allowed: 1, used: 1 });
    await ledger.leaveLine(waiting);
    expect(await ask(ledger, queued(1))).toMatchObject({ kind: 'queued', place: 1 });
  });

  it('is as long as its queue says for each key', async () => {
    const ledger = newLedger();
    await ask(ledger, queued(1));
    await ask(ledger, queued(1), { keyId: 'key_2' });
    expect(await ask(ledger, queued(1))).toMatchObject({ kind: 'queued', place: 1 });
    expect(await ask(ledger, queued(1), { keyId: 'key_2' })).toMatchObject({ kind: 'queued', place: 1 });
    expect(await ask(ledger, queued(1), { keyId: 'key_2' })).toMatchObject({
      kind: 'refused',
      limit: 'queue',
      used: 1,
    });
  });

  it('is passed over by requests of another key that has a free slot', async () => {
    const ledger = newLedger();
    await ask(ledger, { ...queued(), userLimits: { concurrency: 3 } });
    await ask(ledger, { ...queued(), userLimits: { concurrency: 3 } });
    const other = { ...queued(), userLimits: { concurrency: 3 } };
    expect(await ask(ledger, other, { keyId: 'key_2' })).toMatchObject({ kind: 'in' });
  });

  it('is kept for the first when the slot of the user, not of its key, is what it waits for', async () => {
    const ledger = newLedger();
    const both = {
      keyLimits: { concurrency: 5, queue: { size: 9, timeoutMs: 60_000 } },
      userLimits: { concurrency: 1 },
    };
    const running = await ask(ledger, both);
    const first = facts();
    await ledger.admit(first, terms(both));
    await settle(ledger, running);
    expect(await ask(ledger, both, { keyId: 'key_2' })).toMatchObject({ kind: 'queued', place: 2 });
    expect(await ledger.admit(first, terms(both))).toMatchObject({ kind: 'in' });
  });

  it('forgets those whose gateway gave no sign of life', async () => {
    const ledger = newLedger();
    const running = await ask(ledger, queued());
    const dead = facts();
    await ledger.admit(dead, terms(queued()));
    await redis.hset(redisKeys.waiters(partition, 'usr_1'), dead.requestId, `key_1|1|${Date.now() - 1}`);
    await settle(ledger, running);
    expect(await ask(ledger, queued())).toMatchObject({ kind: 'in' });
  });
});

describe('budgets', () => {
  const costing = (amount: number, reserve = 0) =>
    withKey({ dailyCostUsd: amount }, { tokens: 0, nanoDollars: dollars(reserve) });

  it('are used up by what was spent before they were set', async () => {
    const ledger = newLedger();
    await settle(ledger, await ask(ledger, {}), dollars(2));
    expect(await ask(ledger, costing(2))).toEqual({
      ...{ kind: 'refused', limit: 'daily', scope: 'key', retryMs: 0 },
      ...{ allowed: dollars(2), used: dollars(2) },
    });
    expect(await ask(ledger, costing(3))).toMatchObject({ kind: 'in' });
  });

  it('count what is under way as what it may become, until it is settled', async () => {
    const ledger = newLedger();
    const first = await ask(ledger, costing(1, 0.6));
    expect(await ask(ledger, costing(1, 0.6))).toMatchObject({ kind: 'refused', limit: 'daily-reserved' });
    expect(await ask(ledger, costing(1, 0.4))).toMatchObject({ kind: 'in' });
    await settle(ledger, first, dollars(0.1));
    expect(await ask(ledger, costing(1, 0.5))).toMatchObject({ kind: 'in' });
  });

  it('let one request in that may become more than is left, and no second one beside it', async () => {
    const ledger = newLedger();
    expect(await ask(ledger, costing(1, 3))).toMatchObject({ kind: 'in' });
    expect(await ask(ledger, costing(1, 3))).toMatchObject({ kind: 'refused', limit: 'daily-reserved' });
  });

  it('of the user hold over all keys', async () => {
    const ledger = newLedger();
    await settle(ledger, await ask(ledger, {}, { keyId: 'key_1' }), dollars(5));
    const userLimits = { weeklyCostUsd: 5 };
    expect(await ask(ledger, { userLimits }, { keyId: 'key_2' })).toMatchObject({ limit: 'weekly', scope: 'user' });
    expect(await ask(ledger, { userLimits: { totalCostUsd: 4 } })).toMatchObject({ limit: 'total', scope: 'user' });
    expect(await ask(ledger, { userLimits: { monthlyCostUsd: 4 } })).toMatchObject({ limit: 'monthly', scope: 'user' });
  });

  it('lose nothing of what was spent to a second settle', async () => {
    const ledger = newLedger();
    const admission = await ask(ledger, costing(9, 1));
    await settle(ledger, admission, dollars(1));
    await settle(ledger, admission, dollars(1));
    const spent = await redis.hgetall(redisKeys.spentByKey(partition, 'key_1'));
    const day = new Date().toISOString().slice(0, 10);
    expect(spent).toEqual({ [day]: String(dollars(1)), reservedNanoDollars: '0', reservedTokens: '0' });
  });

  it('of all time hold what was spent on days that are kept as one sum', async () => {
    const ledger = newLedger();
    const key = redisKeys.spentByKey(partition, 'key_1');
    await redis.hset(key, '2020-01-01', '5', '2020-01-02', '7', 'earlier', '1');
    await settle(ledger, await ask(ledger, {}), dollars(1));
    expect(await redis.hgetall(key)).toMatchObject({ earlier: '13' });
    expect(await ask(ledger, withKey({ totalCostUsd: 1 }))).toMatchObject({ limit: 'total', used: dollars(1) + 13 });
    expect(await ask(ledger, withKey({ monthlyCostUsd: 1.1 }))).toMatchObject({ kind: 'in' });
  });
});
