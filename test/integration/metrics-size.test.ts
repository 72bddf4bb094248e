import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, UpstreamWindow } from '@app/accounts';
import { noTokens } from '@app/common';
import { readSettings } from '@app/config';
import { type RequestFigures, createLogger } from '@app/telemetry';
import { type Infrastructure, createInfrastructure } from '../../apps/gateway/src/bootstrap/infrastructure';
import { watchFigures } from '../../apps/gateway/src/bootstrap/watch-figures';
import { testSecrets } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { createLargePool } from '../support/pool/large-pool';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const MOST_BYTES = 2_000_000;
const MODELS_OF_AN_ACCOUNT = 20;
const ROUTES = 150;
const failures = [
  ...['', 'rate-limited', 'overloaded', 'unreachable', 'unavailable', 'unauthorized', 'forbidden', 'timed-out'],
  ...['proxy-refused', 'malformed', 'interrupted', 'invalid-request'],
];
const windowNames = ['requests', 'input-tokens', 'output-tokens', '5h', '7d', '7d_opus', '7d_sonnet', 'overage'];

let server: RedisServer;
let parts: Infrastructure;
beforeAll(async () => {
  server = await startRedisServer();
  const redis = await openRedis(server.url);
  await createLargePool(redis, { groups: 20, accounts: 1_000, users: 500, keys: 10_000 });
  redis.disconnect();
  const settings = readSettings({
    ...testSecrets,
    REDIS_URL: server.url,
    DATA_DIR: '/nonexistent',
    LOG_LEVEL: 'silent',
  });
  parts = await createInfrastructure(settings, createLogger('test', 'silent'));
  watchFigures(parts);
}, 120_000);
afterAll(async () => {
  await parts.close();
  await server.stop();
});

const windowsAt = (now: number): UpstreamWindow[] =>
  windowNames.map((name, index) => ({
    ...{ name, status: 'allowed', utilization: 0.123_456_789 * (index + 1), resetsAt: now + 3_600_000 },
  }));

function figuresOf({ id }: Account, model: string, failure: string): RequestFigures {
  const attempt = { accountId: id, platform: 'sandbox', failure, tookSeconds: 1.25 } as const;
  return {
    ...{ operation: 'generate', outcome: 'completed', durationSeconds: 3.14159, firstByteSeconds: 0.7 },
    ...{ lineWaitSeconds: 0.1, accountWaitSeconds: 0.2, admissionSeconds: 0.001, dispatchSeconds: 0.002 },
    ...{ affinity: 'kept', attempts: [attempt] },
    usage: {
      ...{ accountId: id, platform: 'sandbox', model, source: 'exact', reasoningTokens: 11, costUsd: 0.123_456_789 },
      tokens: { ...noTokens, input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 },
      interTokenSeconds: 0.02,
    },
  };
}

describe('/metrics of a relay with 10,000 keys and 1,000 accounts that all are in use', () => {
  it('stays under two megabytes, whatever is asked of it', async () => {
    const { metrics, accounts, pool, apiKeys } = parts;
    const all = accounts.list();
    expect([all.length, [...apiKeys.collection.values()].length]).toEqual([1_000, 10_000]);
    for (const [index, account] of all.entries()) {
      pool.health.answered(account, 'http://127.0.0.1:9', 'model', windowsAt(Date.now()), 700 + index);
      for (let number = 0; number < MODELS_OF_AN_ACCOUNT; number += 1)
        metrics.finished(
          figuresOf(account, `claude-model-${(index * 7 + number) % 400}`, failures[number % failures.length] ?? ''),
        );
    }
    for (let route = 0; route < ROUTES; route += 1)
      for (const status of [200, 404, 500])
        metrics.answered({
          route: `/admin/some-collection/:id/route-${route}`,
          method: 'PATCH',
          status,
          seconds: 0.01,
        });
    await pool.health.settled();
    await pool.states.collection.sync();

    const text = await metrics.text();
    const times = [];
    for (let round = 0; round < 15; round += 1) {
      const startedAt = performance.now();
      await metrics.text();
      times.push(performance.now() - startedAt);
    }
    const middle = times.sort((one, other) => one - other)[7] ?? 0;
    console.log(`/metrics: ${text.length} bytes, ${text.split('\n').length} lines, ${middle.toFixed(1)} ms`);
    for (const name of ['account_quota_utilization_ratio', 'account_first_byte_seconds', 'account_cost_usd_total'])
      expect(text.match(new RegExp(`^trunkline_${name}\\{account="acc_`, 'gm'))?.length).toBeGreaterThanOrEqual(1_000);
    expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    expect(text).not.toMatch(/"(?:key|usr)_|person-/);
  });

  it('says nothing of an account any more when it is gone', async () => {
    const [gone] = parts.accounts.list();
    await parts.accounts.delete(gone?.id ?? '');
    expect(await parts.metrics.text()).not.toContain(gone?.id);
  });
});
