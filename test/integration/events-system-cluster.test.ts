import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog, OUTAGE_TICK_MS, RedisOutages } from '@app/events';
import { type RedisConnection, serverInfos } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { Calendar, PriceList, SharedPrices } from '@app/usage';
import { UsageNotices } from '@app/usage/worker';
import { RedisTroubleNotices } from '../../apps/worker/src/events/system/redis-trouble-notices';
import { openRedis } from '../support/open-redis';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';
import { until } from '../support/supervisor/until';
import { toldEvents } from '../support/told-events';
import { settleRecord, usageRecord } from '../support/usage-records';

const logger = createLogger('test', 'silent');
let cluster: RedisCluster;
let redis: RedisConnection;
let log: EventLog;
beforeAll(async () => {
  cluster = await startRedisCluster();
  redis = await openRedis(cluster.url);
  log = new EventLog(redis, systemClock);
});
afterAll(async () => {
  redis.disconnect();
  await cluster.stop();
});

describe('on a Redis Cluster', () => {
  it('usage.price_unknown and budget.threshold are told of what lies on every node', async () => {
    const userIds = Array.from({ length: 12 }, (_, index) => `usr_${index}`);
    const directory = {
      sync: () => Promise.resolve(),
      spendersOf: ({ userId }: { userId: string }) => [
        { ...{ kind: 'user' as const, id: userId, name: userId, userId }, limits: { totalCostUsd: 1 }, groupIds: [] },
      ],
    };
    const notices = new UsageNotices(redis, log, new Calendar('UTC'), directory, [50], logger);
    await notices.run();
    for (const userId of userIds) {
      await settleRecord(redis, usageRecord({ userId, costNanoDollars: '600000000' }));
      await settleRecord(redis, usageRecord({ userId, model: `of ${userId}`, costNanoDollars: null }));
    }
    expect(await notices.run()).toBe(2 * userIds.length);
  });

  it('system.redis_degraded is told of any node, and of the cluster as a whole when it was away', async () => {
    const infos = await serverInfos(redis);
    expect(new Set(infos.map((info) => info.get('run_id'))).size).toBe(3);
    const [first] = 'nodes' in redis ? redis.nodes('master') : [];
    await first?.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await new RedisTroubleNotices(redis, log, () => Date.now()).run()).toBeGreaterThan(0);
    let monotonic = 0;
    const clock = { now: () => Date.now(), monotonic: () => monotonic };
    const outages = new RedisOutages({ connection: redis, log, process: 'worker', clock, logger });
    // All within one turn: no answer can come in between.
    for (let index = 0; index < 8; index += 1) {
      monotonic += OUTAGE_TICK_MS;
      outages.tick();
    }
    const problems = async () => (await toldEvents(redis, 'system.redis_degraded')).map(({ data }) => data.problem);
    await until(async () => (await problems()).includes('unreachable'), 'the outage is told');
    expect(await problems()).toContain('may-evict');
  });

  it('fetched prices are shared', async () => {
    const row = { platform: 'claude', model: 'claude-new', displayName: 'New', aliases: [] } as const;
    const amounts = { input: 1, output: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1 };
    const [mine, other] = [new PriceList(), new PriceList()];
    expect(await new SharedPrices(redis, mine).keep([{ ...row, prices: amounts }], '2026-11-21T10:00:00Z')).toBe(true);
    await new SharedPrices(redis, other).collection.sync();
    expect([mine, other].map((list) => list.find('claude', 'claude-new')?.prices.input)).toEqual([1, 1]);
  });
});
