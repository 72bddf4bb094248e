import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Limits, systemClock } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import { type AmountStanding, Calendar, LimitStandings, type LimitsStanding, type RequestLedger } from '@app/usage';
import { ask, facts, newRequestLedger, settle, terms, withKey } from '../support/admissions';
import { allPartitions, openRedis } from '../support/open-redis';
import { startRedisCluster } from '../support/redis-cluster';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let redis: RedisConnection;
let marks: RedisConnection;
let standings: LimitStandings;
beforeAll(async () => {
  server = await startRedisServer();
  [redis, marks] = await Promise.all([openRedis(server.url, 'requests'), openRedis(server.url, 'marks')]);
  standings = new LimitStandings(redis, new Calendar('UTC'), 'UTC', systemClock);
});
afterAll(async () => {
  redis.disconnect();
  marks.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
});

function newLedger(): RequestLedger {
  const ledger = newRequestLedger(redis, marks);
  onTestFinished(() => ledger.stop(0));
  return ledger;
}

const ofKey = async (limits: Limits | undefined, id = 'key_1'): Promise<LimitsStanding> =>
  (await standings.of({ kind: 'key', id, userId: 'usr_1', limits })).limits;
const ofUser = async (limits: Limits | undefined): Promise<LimitsStanding> =>
  (await standings.of({ kind: 'user', id: 'usr_1', userId: 'usr_1', limits })).limits;

/** How many more requests that reserve so much each are let in by what is shown: the first may overdraw where nothing is under way. */
function shownRoom({ limit, used, reserved, remaining }: AmountStanding, own: number): number {
  if (used >= limit) return 0;
  return Math.max(reserved === 0n ? 1 : 0, own === 0 ? Infinity : Number(remaining / BigInt(own)));
}

function roomOf(
  { concurrency, window, budgets }: LimitsStanding,
  own: { tokens: number; nanoDollars: number },
): number {
  return Math.min(
    concurrency?.remaining ?? Infinity,
    window?.requests ? Number(window.requests.remaining) : Infinity,
    window?.tokens ? shownRoom(window.tokens, own.tokens) : Infinity,
    ...[...budgets, ...(window?.cost ? [window.cost] : [])].map((amount) => shownRoom(amount, own.nanoDollars)),
  );
}

const count = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
/** Dollars of a few nano-dollars, so that a handful of requests reaches them. */
const cost = count(60).map((nanoDollars) => nanoDollars / 1e9);
const limits = fc
  .record(
    {
      concurrency: count(6),
      window: fc.record(
        { minutes: fc.constantFrom(1, 7, 60, 10_080), requests: count(8), tokens: count(60), costUsd: cost },
        { requiredKeys: ['minutes'] },
      ),
      ...{ dailyCostUsd: cost, weeklyCostUsd: cost, monthlyCostUsd: cost, totalCostUsd: cost },
    },
    { requiredKeys: [] },
  )
  .map((drawn) => drawn as Limits);
const use = fc.record({
  keyId: fc.constantFrom('key_1', 'key_2'),
  reserve: fc.record({ tokens: fc.nat(12), nanoDollars: fc.nat(12) }),
  /** Absent: it stays under way. */
  settled: fc.option(fc.record({ tokens: fc.nat(15), nanoDollars: fc.nat(15) }), { nil: undefined }),
});

describe('what is shown of limits', () => {
  it('leaves exactly as many requests as admission then lets in, whatever is limited and was used', async () => {
    const reserve = fc.record({ tokens: count(10), nanoDollars: count(10) });
    await fc.assert(
      fc.asyncProperty(
        limits,
        limits,
        fc.array(use, { maxLength: 8 }),
        reserve,
        async (keyLimits, userLimits, uses, own) => {
          await redis.flushall();
          const ledger = newLedger();
          for (const { keyId, settled, reserve: reserved } of uses) {
            const answer = await ask(ledger, { keyLimits, userLimits, reserve: reserved }, { keyId });
            if (answer.kind === 'in' && settled) await settle(ledger, answer, settled.nanoDollars, settled.tokens);
          }
          const [key, user] = await Promise.all([ofKey(keyLimits), ofUser(userLimits)]);
          const room = Math.min(roomOf(key, own), roomOf(user, own));
          // A limit that admission does not know would leave room for ever.
          const mostAsked = Math.min(room, 80);
          for (let asked = 0; asked < mostAsked; asked += 1)
            expect((await ask(ledger, { keyLimits, userLimits, reserve: own })).kind).toBe('in');
          const next = await ask(ledger, { keyLimits, userLimits, reserve: own });
          expect(next.kind).toBe(room === Infinity ? 'in' : 'refused');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has every amount, and until when it counts', async () => {
    const ledger = newLedger();
    const keyLimits: Limits = {
      ...{ concurrency: 3, dailyCostUsd: 2, totalCostUsd: 5, queue: { size: 4, timeoutMs: 9_000 } },
      window: { minutes: 60, requests: 10, tokens: 1_000, costUsd: 1 },
    };
    const reserve = { tokens: 100, nanoDollars: 250_000_000 };
    await settle(ledger, await ask(ledger, { keyLimits, reserve }), 500_000_000, 40);
    await ask(ledger, { keyLimits, reserve });
    const standing = await standings.of({ kind: 'key', id: 'key_1', userId: 'usr_1', limits: keyLimits });
    expect(standing.lastDays.nanoDollars).toBe(500_000_000n);
    const { concurrency, queue, window, budgets } = standing.limits;
    expect([concurrency, queue]).toEqual([
      { limit: 3, underWay: 1, remaining: 2 },
      { size: 4, timeoutMs: 9_000, waiting: 0 },
    ]);
    expect(window).toMatchObject({
      minutes: 60,
      requests: { limit: 10n, used: 2n, reserved: 0n, remaining: 8n },
      tokens: { limit: 1_000n, reserved: 100n },
      cost: { limit: 1_000_000_000n, used: 500_000_000n, reserved: 250_000_000n, remaining: 250_000_000n },
    });
    expect(window!.oldestLeavesAt! - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(window!.oldestLeavesAt! - Date.now()).toBeLessThanOrEqual(61 * 60_000);
    const calendar = new Calendar('UTC');
    expect(budgets).toMatchObject([
      {
        ...{ budget: 'daily', limit: 2_000_000_000n, remaining: 1_250_000_000n },
        period: { endsAt: calendar.endOf('day', Date.now()) },
      },
      { budget: 'total', limit: 5_000_000_000n, used: 500_000_000n, reserved: 250_000_000n, remaining: 4_250_000_000n },
    ]);
    expect(budgets[1]).not.toHaveProperty('period');
  });

  it('knows who waits: of a key its own requests, of a user all', async () => {
    const ledger = newLedger();
    const queueing = withKey({ concurrency: 1, queue: { size: 5, timeoutMs: 60_000 } });
    for (const keyId of ['key_1', 'key_2']) {
      await ask(ledger, queueing, { keyId });
      expect(await ledger.admit(facts({ keyId }), terms(queueing))).toMatchObject({ kind: 'queued' });
    }
    expect((await ofKey(queueing.keyLimits)).queue).toMatchObject({ waiting: 1 });
    expect((await ofUser(queueing.keyLimits)).queue).toMatchObject({ waiting: 2 });
  });

  it('does not count slots whose lease has ended, nor requests that stopped waiting', async () => {
    const ledger = newLedger();
    const queueing = withKey({ concurrency: 1, queue: { size: 5, timeoutMs: 60_000 } });
    await ask(ledger, queueing);
    const waiting = facts();
    await ledger.admit(waiting, terms(queueing));
    const partition = partitionOf('usr_1');
    const held = redisKeys.heldByKey(partition, 'key_1');
    const [requestId = ''] = await redis.zrange(held, '0', '0');
    await redis.zadd(held, 'XX', '1', requestId);
    await redis.hset(redisKeys.waiters(partition, 'usr_1'), waiting.requestId, 'key_1|1|1');
    expect(await ofKey(queueing.keyLimits)).toMatchObject({
      ...{ concurrency: { underWay: 0, remaining: 1 }, queue: { waiting: 0 } },
    });
  });

  it('is empty where nothing is limited, and whole where nothing was used', async () => {
    expect(await ofKey(undefined)).toEqual({ budgets: [] });
    expect(await ofUser({ window: { minutes: 5, requests: 2 } })).toEqual({
      window: {
        ...{ minutes: 5, oldestLeavesAt: undefined },
        requests: { limit: 2n, used: 0n, reserved: 0n, remaining: 2n },
      },
      budgets: [],
    });
  });

  it('takes nonsense in the books for nothing, and writes nothing', async () => {
    const partition = partitionOf('usr_1');
    await redis.hset(redisKeys.spentByKey(partition, 'key_1'), 'earlier', '7', 'reservedNanoDollars', '-3', 'x', 'y');
    await redis.hset(redisKeys.windowOfKey(partition, 'key_1', 1), '999999999999r', '1', 'nonsense', '1', '5r', '1');
    const keys = await redis.keys('*');
    const standing = await ofKey({ totalCostUsd: 1e300, window: { minutes: 1, requests: 3 } });
    expect(standing.budgets).toMatchObject([{ used: 7n, reserved: 0n }]);
    expect(standing.window?.requests).toMatchObject({ used: 1n, remaining: 2n });
    expect((await redis.keys('*')).sort()).toEqual(keys.sort());
  });
});

it('is read on a Redis Cluster, in whatever partition', async () => {
  const cluster = await startRedisCluster();
  onTestFinished(() => cluster.stop());
  const connection = await openRedis(cluster.url, 'requests');
  onTestFinished(() => connection.disconnect());
  const there = new LimitStandings(connection, new Calendar('UTC'), 'UTC', systemClock);
  const held: Limits = { concurrency: 1, queue: { size: 1, timeoutMs: 5 }, dailyCostUsd: 1 };
  for (const partition of allPartitions) {
    const userId = `usr_${partition}`;
    const both = [
      there.of({ kind: 'key', id: 'key_1', userId, limits: held }),
      there.of({ kind: 'user', id: userId, userId, limits: held }),
    ];
    for (const { limits: shown } of await Promise.all(both)) expect(shown.concurrency?.remaining).toBe(1);
  }
});
