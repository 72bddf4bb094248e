import { once } from 'node:events';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { type HouseProcess, startWorker } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { freePort } from '../support/queue/free-port';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

// Processes start and end, and jobs are waited for until their locks end.
vi.setConfig({ testTimeout: 90_000 });

const active = '{tl-queues}:schedules:active';

let server: RedisServer;
let redis: RedisConnection;
let directory: Server;
let calls = 0;
beforeEach(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
  calls = 0;
  // A directory that takes calls and says nothing: whoever looks somebody up waits for as long as the settings let them.
  directory = createServer((socket) => {
    calls += 1;
    socket.on('error', () => undefined);
  });
  directory.listen(0, '127.0.0.1');
  await once(directory, 'listening');
  await new Users(redis, systemClock).create({
    ...{ username: 'ada', role: 'member' },
    directory: { entryId: 'e1', dn: 'uid=ada,dc=example,dc=test', groups: [] },
  });
});
afterEach(async () => {
  directory.close();
  redis.disconnect();
  await server.stop();
});

/** Other ticks may be under way for a moment. */
async function lookUps(): Promise<number> {
  const ids = await redis.lrange(active, 0, -1);
  return ids.filter((id) => id.startsWith('repeat:look up people of the directory:')).length;
}

interface BusyWorker {
  readonly worker: HouseProcess;
  readonly port: number;
}

/** A worker in the middle of a job that takes so long. */
async function startBusy(timeoutMs: number, drainSeconds: number): Promise<BusyWorker> {
  const port = await freePort();
  const worker = await startWorker({
    ...{ REDIS_URL: server.url, WORKER_PORT: String(port), DRAIN_TIMEOUT_SECONDS: String(drainSeconds) },
    LDAP_URL: `ldap://127.0.0.1:${(directory.address() as AddressInfo).port}`,
    ...{ LDAP_SEARCH_BASE: 'dc=example,dc=test', LDAP_TIMEOUT_MS: String(timeoutMs) },
  });
  onTestFinished(() => worker.kill());
  await until(() => calls > 0, 'the job is under way');
  return { worker, port };
}

async function exitOf({ process }: HouseProcess): Promise<{ code: number | null; afterMs: number }> {
  const from = performance.now();
  const [code] = (await once(process, 'exit')) as [number | null];
  return { code, afterMs: performance.now() - from };
}

const untilDraining = (port: number): Promise<void> =>
  until(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    return answer.status === 503 && (await answer.text()).includes('draining');
  }, 'it says that it is draining');

it('ends what it is at, takes nothing new, says so, and ends with 0', async () => {
  const { worker, port } = await startBusy(3_000, 30);
  const ended = exitOf(worker);
  worker.process.kill('SIGTERM');
  await untilDraining(port);
  expect(await lookUps()).toBe(1);
  await redis.lpush('{tl-queues}:account-tests:wait', 'nobody-takes-this');
  expect(await ended).toMatchObject({ code: 0 });
  // Put down as ended, and not left to others.
  expect(await redis.llen(active)).toBe(0);
  expect(await redis.lrange('{tl-queues}:account-tests:wait', 0, -1)).toEqual(['nobody-takes-this']);
});

it('ends at once where it has nothing to do', async () => {
  const worker = await startWorker({ REDIS_URL: server.url });
  onTestFinished(() => worker.kill());
  await until(async () => (await redis.llen(active)) === 0, 'the first ticks are over');
  const ended = exitOf(worker);
  worker.process.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

it('gives up what is not done in time, and another worker does it again', async () => {
  const { worker } = await startBusy(60_000, 1);
  const ended = exitOf(worker);
  worker.process.kill('SIGTERM');
  const { code, afterMs } = await ended;
  expect(code).toBe(0);
  expect(afterMs).toBeLessThan(15_000);
  expect(await lookUps()).toBe(1);
  const second = await startWorker({ REDIS_URL: server.url });
  onTestFinished(() => second.kill());
  await until(async () => (await lookUps()) === 0, 'the job has been done by another one', 45_000);
});

it('has two seconds left when it is asked again', async () => {
  const { worker, port } = await startBusy(60_000, 60);
  const ended = exitOf(worker);
  worker.process.kill('SIGTERM');
  // Two signals that wait at the same time are one.
  await untilDraining(port);
  expect(await lookUps()).toBe(1);
  worker.process.kill('SIGTERM');
  const { code, afterMs } = await ended;
  expect(code).toBe(0);
  expect(afterMs).toBeLessThan(15_000);
});

it('ends when Redis is away as well', async () => {
  const worker = await startWorker({ REDIS_URL: server.url, DRAIN_TIMEOUT_SECONDS: '2' });
  onTestFinished(() => worker.kill());
  await server.kill();
  const ended = exitOf(worker);
  worker.process.kill('SIGTERM');
  const { code, afterMs } = await ended;
  expect(code).toBe(0);
  expect(afterMs).toBeLessThan(15_000);
});
