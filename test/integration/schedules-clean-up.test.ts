import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedisConnection } from '@app/redis';
import { Explanations } from '@app/usage';
import { facts, letIn, newRequestLedger } from '../support/admissions';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const HOUR_MS = 3_600_000;
const settled = { timeout: 5_000, interval: 20 };

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

describe('what no schedule has to clean up, because Redis lets go of it', () => {
  it('is the account that a conversation was bound to, an hour after its last turn', async () => {
    const ledger = newRequestLedger(redis, redis);
    const request = await letIn(ledger, facts({ userId: 'usr_1' }), { conversation: 'family:session' });
    await ledger.bind(request, 'acc_1');
    const [bound = ''] = await redis.keys('tl:*:affinity:*');
    const left = await redis.pttl(bound);
    expect(left).toBeGreaterThan(HOUR_MS - 10_000);
    expect(left).toBeLessThanOrEqual(HOUR_MS);
    await redis.pexpire(bound, 1);
    await expect.poll(() => redis.keys('tl:*:affinity:*'), settled).toEqual([]);
    ledger.settle(request, undefined);
    await ledger.stop(1_000);
  });

  it('is the explanation of a request, when it was kept for as long as it should be', async () => {
    const explanations = new Explanations(redis, 24 * HOUR_MS, () => Date.now());
    explanations.note('req_1', '{}');
    await explanations.flush();
    const [portion = ''] = await redis.keys('tl:{explanations}:*');
    const left = await redis.pttl(portion);
    expect(left).toBeGreaterThan(24 * HOUR_MS);
    expect(left).toBeLessThanOrEqual(25 * HOUR_MS);
  });
});
