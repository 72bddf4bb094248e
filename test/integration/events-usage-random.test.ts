import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { Calendar } from '@app/usage';
import { UsageNotices } from '@app/usage/worker';
import { facts, letIn, newRequestLedger } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { toldEvents } from '../support/told-events';
import { usageRecord } from '../support/usage-records';

const CENT = 10_000_000;
const thresholds = [50, 80, 95, 100];
const people = ['usr_1', 'usr_2', 'usr_3'];
const logger = createLogger('test', 'silent');
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

/** Everybody has a budget of a dollar. */
const directory = {
  sync: () => Promise.resolve(),
  spendersOf: ({ userId }: { userId: string }) => [
    { ...{ kind: 'user' as const, id: userId, name: userId, userId }, limits: { totalCostUsd: 1 }, groupIds: [] },
  ],
};

/** A worker that dies at this call to Redis, as far as it sees of it: after the call was made, or before. */
function workerThatDies(atCall: number, isAfter: boolean): UsageNotices {
  let calls = 0;
  const dying = new Proxy(redis, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]) => {
        calls += 1;
        if (calls > atCall || (calls === atCall && !isAfter)) throw new Error('killed');
        const result: unknown = await (member as (...values: unknown[]) => Promise<unknown>).apply(target, values);
        if (calls === atCall) throw new Error('killed');
        return result;
      };
    },
  });
  return new UsageNotices(dying, new EventLog(dying, systemClock), new Calendar('UTC'), directory, thresholds, logger);
}

async function spend(userId: string, cents: number): Promise<void> {
  const ledger = newRequestLedger(redis, redis);
  const request = await letIn(ledger, facts({ userId }));
  const { requestId } = request.facts;
  ledger.settle(request, usageRecord({ requestId, userId, costNanoDollars: String(cents * CENT) }));
  await ledger.stop(1_000);
}

const step = fc.oneof(
  fc.record({ userId: fc.constantFrom(...people), cents: fc.integer({ min: 0, max: 60 }) }),
  fc.array(fc.record({ atCall: fc.integer({ min: 1, max: 300 }), isAfter: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
);

describe('budget.threshold', () => {
  it('is told once a threshold, and in the end of the highest one, whichever workers die where', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 25 }), async (steps) => {
        await redis.flushall();
        await workerThatDies(Infinity, false).run();
        const spent = new Map<string, number>();
        for (const one of steps) {
          if (Array.isArray(one))
            await Promise.allSettled(one.map(({ atCall, isAfter }) => workerThatDies(atCall, isAfter).run()));
          else {
            await spend(one.userId, one.cents);
            spent.set(one.userId, (spent.get(one.userId) ?? 0) + one.cents);
          }
        }
        await workerThatDies(Infinity, false).run();
        const told = await toldEvents(redis, 'budget.threshold');
        for (const userId of people) {
          const percents = told.flatMap(({ data }) => (data.userId === userId ? [Number(data.thresholdPercent)] : []));
          expect(percents).toEqual([...new Set(percents)].sort((first, second) => first - second));
          const highest = thresholds.findLast((threshold) => (spent.get(userId) ?? 0) >= threshold);
          expect(percents.at(-1)).toBe(highest);
        }
      }),
      { numRuns: 60 },
    );
  });
});
