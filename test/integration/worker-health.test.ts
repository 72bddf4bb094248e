import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Environment, type HouseProcess, startGateway, startWorker } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { freePort } from '../support/queue/free-port';
import { clockAheadBy } from '../support/queue/ticking-workers';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

const SKEW_MS = 5 * 60_000;
const TOKEN = 'a token of sixteen characters';

interface HealthyWorker {
  readonly worker: HouseProcess;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<{ status: number; text: string }>;
}

let server: RedisServer;
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());

async function start(environment: Environment = {}): Promise<HealthyWorker> {
  const port = await freePort();
  const worker = await startWorker({ REDIS_URL: server.url, WORKER_PORT: String(port), ...environment });
  onTestFinished(() => worker.kill());
  return {
    worker,
    get: async (path, headers = {}) => {
      const signal = AbortSignal.timeout(5_000);
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers, signal });
      return { status: answer.status, text: await answer.text() };
    },
  };
}

const ready = { status: 200, text: '{"status":"ready","reasons":[]}' };
const notReady = (...reasons: string[]): object => ({
  ...{ status: 503, text: JSON.stringify({ status: 'not-ready', reasons }) },
});

describe('a worker with WORKER_PORT', () => {
  it('says that it lives, that it is ready, and what its queues look like', async () => {
    const { get } = await start();
    expect(await get('/livez')).toEqual({ status: 200, text: '{"status":"alive"}' });
    expect(await get('/readyz')).toEqual(ready);
    const figures = [
      'trunkline_jobs{queue="schedules",state="delayed"}',
      'trunkline_jobs{queue="webhook-deliveries",state="waiting"} 0',
      'trunkline_job_oldest_waiting_seconds{queue="account-tests"} 0',
      'trunkline_jobs_total{queue="schedules",outcome="done"}',
      'trunkline_clock_skew_seconds',
      'trunkline_task_runs_total{task="renew tokens before they end",outcome="done"}',
      'trunkline_task_runs_total{task="chain audit entries",outcome="done"}',
    ];
    let missing: string[] = [];
    const areAllThere = async (): Promise<boolean> => {
      const { text } = await get('/metrics');
      missing = figures.filter((figure) => !text.includes(figure));
      return missing.length === 0;
    };
    await until(areAllThere, () => `${missing.join(', ')} are shown`);
  });

  it('answers nothing else', async () => {
    const { get } = await start();
    for (const path of ['/', '/admin/queues', '/metrics/', '/livez/..%2f', '/%00', `/${'x'.repeat(10_000)}`]) {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400);
    }
    expect(await get('/readyz')).toEqual(ready);
  });

  it('shows figures to whoever has the token, else to this machine and through no proxy', async () => {
    const open = await start();
    expect((await open.get('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
    const closed = await start({ METRICS_TOKEN: TOKEN });
    expect((await closed.get('/metrics')).status).toBe(401);
    expect((await closed.get('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    expect((await closed.get('/readyz')).status).toBe(200);
  });

  it('is not ready while Redis is away, and lives', async () => {
    const { get } = await start();
    await server.kill();
    expect(await get('/readyz')).toEqual(notReady('redis_unreachable'));
    expect((await get('/livez')).status).toBe(200);
    const { status, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(text).not.toContain('trunkline_jobs{');
    await server.restart();
    await until(async () => (await get('/readyz')).status === 200, 'it is ready again', 5_000);
  });

  it('does not start where somebody else has the port', async () => {
    const port = await freePort();
    const first = await startWorker({ REDIS_URL: server.url, WORKER_PORT: String(port) });
    onTestFinished(() => first.kill());
    const second = startWorker({ REDIS_URL: server.url, WORKER_PORT: String(port) });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('docs/operations.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const unitMs: Record<string, number> = { s: 1_000, min: 60_000, h: 3_600_000 };

  it('names every schedule, and how often it runs', async () => {
    await start({ PRICES_URL: 'http://127.0.0.1:9/prices.json' });
    const redis = await openRedis(server.url);
    const names = await redis.zrange('{tl-queues}:schedules:repeat', '0', '-1');
    const standing = await Promise.all(
      names.map(async (name) => [name, Number(await redis.hget(`{tl-queues}:schedules:repeat:${name}`, 'every'))]),
    );
    redis.disconnect();
    const [, table = ''] = page.split('| schedule ');
    const rows = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| ([a-z ]+?) +\| (\d+) (s|min|h) +\|$/gm)];
    const said = rows.map(([, name, count, unit = '']) => [name, Number(count) * (unitMs[unit] ?? 0)]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(standing));
  });
});

it('docs/monitoring.md names every figure of a worker', async () => {
  const { get } = await start();
  const { text } = await get('/metrics');
  const monitoring = readFileSync(join(import.meta.dirname, '../../docs/monitoring.md'), 'utf8');
  for (const [, name = ''] of text.matchAll(/^# TYPE (\w+)/gm)) expect(monitoring).toContain(`\`${name}\``);
});

describe.each([
  { name: 'ahead', skewMs: SKEW_MS },
  { name: 'behind', skewMs: -SKEW_MS },
])('five minutes $name of Redis', ({ skewMs }) => {
  const wrong = { NODE_OPTIONS: `--import=${clockAheadBy(skewMs)}` };

  it('a worker is not ready, says by how much, and does its work all the same', async () => {
    const { get } = await start(wrong);
    expect(await get('/readyz')).toEqual(notReady('clock_skewed'));
    const skew = async (): Promise<number> =>
      Number(/^trunkline_clock_skew_seconds (.+)$/m.exec((await get('/metrics')).text)?.[1]);
    expect(Math.abs((await skew()) - skewMs / 1_000)).toBeLessThan(5);
    const done = /trunkline_task_runs_total\{task="renew tokens before they end",outcome="done"\} [1-9]/;
    await until(async () => done.test((await get('/metrics')).text), 'a tick has run', 25_000);
  });

  it('a gateway is not ready', async () => {
    const gateway = await startGateway({ REDIS_URL: server.url, ...wrong });
    onTestFinished(() => gateway.kill());
    const answer = await fetch(`${gateway.url}/readyz`);
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      ...{ status: 503, body: { status: 'not-ready', reasons: ['clock_skewed'] } },
    });
  });
});

it('a gateway whose clock is right is ready', async () => {
  const gateway = await startGateway({ REDIS_URL: server.url });
  onTestFinished(() => gateway.kill());
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
});
