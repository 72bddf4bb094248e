import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { GatewayError, createRequestId, noTokens } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { RequestFacts, RequestLedger } from '@app/usage';
import { letIn, newRequestLedger } from '../support/admissions';
import { allUsageRecords, countOpen } from '../support/books';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { usageRecord } from '../support/usage-records';

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

const attempt = { accountId: 'acc_1', platform: 'sandbox', number: 1 } as const;

function newFacts(): RequestFacts {
  const { startedAt, userId, keyId, operation, model } = usageRecord();
  return { requestId: createRequestId(), startedAt, userId, keyId, operation, model };
}

function newLedger(monotonic = () => performance.now()): RequestLedger {
  const ledger = newRequestLedger(redis, marks, { now: () => Date.now(), monotonic });
  ledger.start();
  onTestFinished(() => ledger.stop(0));
  return ledger;
}

describe('a request on the books', () => {
  it('has a lease until it is settled, and one record after it left', async () => {
    const ledger = newLedger();
    const request = await letIn(ledger, newFacts());
    expect([await countOpen(redis), ledger.openCount]).toEqual([{ leases: 1, notes: 1 }, 1]);
    ledger.markAttempt(request, attempt);
    ledger.settle(request, usageRecord({ requestId: request.facts.requestId }));
    await ledger.stop(1_000);
    expect([await countOpen(redis), ledger.openCount]).toEqual([{ leases: 0, notes: 0 }, 0]);
    expect((await allUsageRecords(redis)).map(({ requestId }) => requestId)).toEqual([request.facts.requestId]);
  });

  it('has what its answer used so far noted after two seconds, and its lease renewed', async () => {
    let ageMs = 0;
    const ledger = newLedger(() => performance.now() + ageMs);
    const request = await letIn(ledger, newFacts());
    ledger.markAttempt(request, attempt);
    const tokens = { ...noTokens, output: 5 };
    request.meter = () => ({ entries: [{ model: undefined, usage: tokens }], source: 'partial' });
    const [note] = await redis.keys('*open*');
    ageMs = 2_100;
    await until(async () => (await redis.hget(note ?? '', 'metered')) !== null, 'figures are noted');
    expect(JSON.parse((await redis.hget(note ?? '', 'metered')) ?? '')).toMatchObject({ entries: [{ usage: tokens }] });
  });

  it('has its lease renewed as soon as Redis is back', async () => {
    let ageMs = 0;
    const ledger = newLedger(() => performance.now() + ageMs);
    const request = await letIn(ledger, newFacts());
    const leases = redisKeys.openLeases(request.keys.partition);
    const expiry = async (): Promise<number> => Number(await redis.zscore(leases, request.facts.requestId));
    const before = await expiry();
    await server.kill();
    ageMs = 10_000;
    // Long enough for a renewal to fail.
    await delay(2_000);
    await server.restart();
    await until(() => redis.status === 'ready', 'the driver is connected again');
    await until(async () => (await expiry()) > before, 'the lease is renewed', 3_000);
    ledger.settle(request, undefined);
  });

  it('is refused when the store is out of memory, while those that are open go on to their end', async () => {
    const ledger = newLedger();
    const request = await letIn(ledger, newFacts());
    await redis.config('SET', 'maxmemory', '1', 'maxmemory-policy', 'noeviction');
    const refusal = await letIn(ledger, newFacts()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(GatewayError);
    expect(refusal).toMatchObject({ code: 'gateway_unavailable', retryAfterSeconds: 2 });
    ledger.markAttempt(request, attempt);
    ledger.settle(request, usageRecord({ requestId: request.facts.requestId }));
    await ledger.stop(1_000);
    await redis.config('SET', 'maxmemory', '0');
    expect(await countOpen(redis)).toEqual({ leases: 0, notes: 0 });
    expect(await allUsageRecords(redis)).toHaveLength(1);
  });

  it('that ends while Redis is away is recorded once when it is back', async () => {
    const ledger = newLedger();
    const requests = await Promise.all(Array.from({ length: 50 }, () => letIn(ledger, newFacts())));
    await server.kill();
    for (const request of requests) {
      ledger.markAttempt(request, attempt);
      ledger.settle(request, usageRecord({ requestId: request.facts.requestId }));
    }
    // Long enough for several retries to fail.
    await delay(1_200);
    await server.restart();
    await ledger.stop(5_000);
    expect(await countOpen(redis)).toEqual({ leases: 0, notes: 0 });
    const ids = (await allUsageRecords(redis)).map(({ requestId }) => requestId);
    expect(ids.sort()).toEqual(requests.map(({ facts }) => facts.requestId).sort());
  });
});
