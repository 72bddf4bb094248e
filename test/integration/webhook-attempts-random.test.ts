import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type BegunAttempt, DeliveryStore } from '@app/webhooks';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { endpointOf, eventOf } from '../support/webhooks/delivery-house';

/** Longer than an attempt may take: who has said nothing by then has died. */
const LOST_AFTER_MS = 20_000;
/** What goes by in a run beside the time that the test puts forward. */
const REAL_TIME_MS = 1_500;

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

interface UnderWay {
  readonly deliveryId: string;
  readonly begun: BegunAttempt;
  readonly beganAt: number;
}

type Step =
  | { readonly kind: 'event' | 'look' }
  | { readonly kind: 'end'; readonly which: number; readonly state: 'delivered' | 'waiting' | 'dead' }
  | { readonly kind: 'die'; readonly which: number }
  | { readonly kind: 'wait'; readonly ms: number };

const which = fc.integer({ min: 0, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'event' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'look' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      which,
      state: fc.constantFrom('delivered', 'waiting', 'dead'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 18_000 }) }) },
);

it('any number of workers that begin, end and die keep within the concurrency, tell nothing twice at a time, and lose nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 80, size: 'max' }),
      fc.integer({ min: 1, max: 3 }),
      async (steps, concurrency) => {
        await redis.flushall();
        let aheadMs = 0;
        const store = new DeliveryStore(redis, { aheadMs: () => aheadMs });
        const endpoint = endpointOf({ id: 'whe_a', concurrency });
        const underWay: UnderWay[] = [];
        /** Nobody hears from these again, and nobody else knows. */
        let died: UnderWay[] = [];
        const settled = new Set<string>();
        let made = 0;

        const begin = async (deliveryId: string): Promise<void> => {
          const attemptId = `${made}-${aheadMs}-${deliveryId}-${underWay.length}`;
          const begun = await store.begin(deliveryId, 'whe_a', { attemptId, concurrency });
          if (!begun) return;
          expect(settled.has(deliveryId)).toBe(false);
          died = died.filter(({ beganAt }) => beganAt + LOST_AFTER_MS - REAL_TIME_MS > aheadMs);
          const together = [...underWay, ...died];
          expect(together.map((one) => one.deliveryId)).not.toContain(deliveryId);
          expect(together.length).toBeLessThan(concurrency);
          underWay.push({ deliveryId, begun, beganAt: aheadMs });
        };
        const look = async (): Promise<void> => {
          for (const [deliveryId] of await store.claimDue(100)) await begin(deliveryId);
        };
        const end = async (one: UnderWay, state: 'delivered' | 'waiting' | 'dead'): Promise<void> => {
          underWay.splice(underWay.indexOf(one), 1);
          if (state !== 'waiting') settled.add(one.deliveryId);
          const { next } = await store.end({
            ...{ deliveryId: one.deliveryId, endpointId: 'whe_a', attemptId: one.begun.attemptId, concurrency, state },
            ...{ waitMs: 5_000, attempts: [], attemptCount: 1, hasFailed: state === 'waiting' },
          });
          for (const [deliveryId] of next) await begin(deliveryId);
        };
        /** No attempt lasts as long as one that has died. */
        const wait = async (ms: number): Promise<void> => {
          for (const one of [...underWay])
            if (one.beganAt + LOST_AFTER_MS - REAL_TIME_MS <= aheadMs + ms) await end(one, 'waiting');
          aheadMs += ms;
        };

        for (const one of steps) {
          const target = 'which' in one ? underWay[one.which % Math.max(underWay.length, 1)] : undefined;
          if (one.kind === 'event') {
            await store.create({ endpoint, event: eventOf('key.created', { data: { index: (made += 1) } }) });
          } else if (one.kind === 'look') await look();
          else if (one.kind === 'wait') await wait(one.ms);
          else if (target && one.kind === 'end') await end(target, one.state);
          else if (target) died.push(...underWay.splice(underWay.indexOf(target), 1));
        }
        // From now on everything goes well, and only what is looked for is told.
        for (let round = 0; settled.size < made && round < 400; round += 1) {
          await look();
          for (const one of [...underWay]) await end(one, 'delivered');
          aheadMs += 5_000;
        }
        expect(settled.size).toBe(made);
        expect(await redis.zcard(redisKeys.webhooks().due)).toBe(0);
        expect(await redis.hlen(redisKeys.webhooks().jobs)).toBe(0);
      },
    ),
    { numRuns: 150 },
  );
});
