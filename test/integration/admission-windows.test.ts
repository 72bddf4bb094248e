import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { RequestLedger } from '@app/usage';
import { ask, facts, letIn, newRequestLedger, settle, withKey } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

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

describe('windows', () => {
  const window = (limits: object) => withKey({ window: { minutes: 1, ...limits } }, { tokens: 100, nanoDollars: 100 });

  /** Lets so much time pass for a window: every bucket becomes so much older. */
  async function age(seconds: number): Promise<void> {
    const key = redisKeys.windowOfKey(partition, 'key_1', 1);
    const fields = await redis.hgetall(key);
    await redis.del(key);
    for (const [field, amount] of Object.entries(fields)) {
      const older = `${Number.parseInt(field, 10) - seconds}${field.slice(-1)}`;
      await redis.hset(key, older, amount);
    }
  }

  it('let as many requests through as they say, and tell when it is worth while to come back', async () => {
    const ledger = newLedger();
    for (let count = 1; count <= 3; count += 1)
      expect(await ask(ledger, window({ requests: 3 }))).toMatchObject({ kind: 'in', keyWindow: { requests: count } });
    const refusal = await ask(ledger, window({ requests: 3 }));
    expect(refusal).toMatchObject({ kind: 'refused', limit: 'window-requests', allowed: 3, used: 3 });
    expect(refusal.kind === 'refused' && refusal.retryMs).toBeGreaterThan(58_000);
    await age(59);
    expect(await ask(ledger, window({ requests: 3 }))).toMatchObject({ kind: 'refused' });
    await age(2);
    expect(await ask(ledger, window({ requests: 3 }))).toMatchObject({ kind: 'in', keyWindow: { requests: 1 } });
  });

  it('slide: what is old leaves, what is new stays', async () => {
    const ledger = newLedger();
    await ask(ledger, window({ requests: 2 }));
    await age(40);
    await ask(ledger, window({ requests: 2 }));
    await age(25);
    expect(await ask(ledger, window({ requests: 2 }))).toMatchObject({ kind: 'in' });
    expect(await ask(ledger, window({ requests: 2 }))).toMatchObject({ kind: 'refused' });
  });

  it.each([
    ['tokens', { tokens: 100 }, 'window-tokens', 0, 100],
    ['cost', { costUsd: 1 }, 'window-cost', dollars(1), 0],
  ])('hold for %s', async (_, limits, limit, cost, tokens) => {
    const ledger = newLedger();
    await settle(ledger, await ask(ledger, window(limits)), cost, tokens);
    expect(await ask(ledger, window(limits))).toMatchObject({ kind: 'refused', limit });
    await age(61);
    expect(await ask(ledger, window(limits))).toMatchObject({ kind: 'in' });
  });

  it('are not spent by requests that another limit refuses', async () => {
    const ledger = newLedger();
    const limits = withKey({ concurrency: 1, window: { minutes: 1, requests: 2 } });
    const running = await ask(ledger, limits);
    for (let count = 0; count < 5; count += 1)
      expect(await ask(ledger, limits)).toMatchObject({ limit: 'concurrency' });
    await settle(ledger, running);
    expect(await ask(ledger, limits)).toMatchObject({ kind: 'in' });
  });
});

describe('the account of a conversation', () => {
  it('is told at the next admission, for an hour, and only to the same conversation', async () => {
    const ledger = newLedger();
    const request = await letIn(ledger, facts(), { conversation: 'talk' });
    await ledger.bind(request, 'acc_1');
    expect(await ask(ledger, { conversation: 'talk' })).toMatchObject({ affineAccount: 'acc_1' });
    expect(await ask(ledger, { conversation: 'other' })).toMatchObject({ affineAccount: undefined });
    const leftMs = await redis.pttl(redisKeys.affinity(partition, 'talk'));
    expect(leftMs).toBeGreaterThan(3_590_000);
    expect(leftMs).toBeLessThanOrEqual(3_600_000);
  });
});
