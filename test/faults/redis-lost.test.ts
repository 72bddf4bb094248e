import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redisKeys } from '@app/redis';
import { startGateway, startWorker } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { startRedisServer } from '../support/redis-server';
import { startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const statusOf = async (url: string, relayKey: string): Promise<number> =>
  (await fetch(`${url}/api/v1/models`, { headers: { 'x-api-key': relayKey } })).status;

const readiness = async (url: string): Promise<unknown> => {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, ...((await response.json()) as object) };
};

describe('a store that was emptied by mistake', () => {
  it('shows, lets nobody in, and makes nobody owner, not even after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-data-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const house = await startRelayHouse({ DATA_DIR: folder });
    onTestFinished(() => house.stop());
    const redis = await openRedis(house.redis.url);
    onTestFinished(() => redis.disconnect());
    expect(await statusOf(house.gateway.url, house.relayKey)).toBe(200);

    await redis.flushall();
    await until(async () => (await statusOf(house.gateway.url, house.relayKey)) === 401, 'the key is refused', 1_000);
    const missing = { status: 503, reasons: ['schema_missing'] };
    expect(await readiness(house.gateway.url)).toMatchObject({ ...missing, status: 'not-ready' });

    await house.gateway.stop();
    const restarted = await startGateway(house.environment);
    onTestFinished(() => restarted.kill());
    expect(restarted.firstRun).toBeUndefined();
    await until(() => restarted.output().includes('the store has lost its records'), 'the log says why');
    expect(await statusOf(restarted.url, house.relayKey)).toBe(401);
    expect(await readiness(restarted.url)).toMatchObject({ reasons: ['schema_missing'] });
    const login = await fetch(`${restarted.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'owner', password: house.environment.TRUNKLINE_OWNER_PASSWORD }),
    });
    expect(login.status).toBe(401);
    expect(await redis.exists(redisKeys.collection('users').records, redisKeys.schema())).toBe(0);
  });
});

describe('a start without Redis', () => {
  it.concurrent.each([
    ['gateway', startGateway],
    ['worker', startWorker],
  ])('of the %s is refused with one line', async (name, start) => {
    const redis = await startRedisServer();
    await redis.stop();
    const startedAt = performance.now();
    const attempt = start({ REDIS_URL: redis.url }).then(async (house) => {
      await house.stop();
      return 'it started';
    });
    await expect(attempt).rejects.toThrow(
      new RegExp(`ended before it was ready:\ntrunkline ${name}: Redis did not answer within 10000 ms\n$`),
    );
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
