import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type SupervisedRelay,
  Workshop,
  isAlive,
  redisProcessId,
  withRedis,
} from '../support/supervisor/supervised-relay';
import { until } from '../support/supervisor/until';

let workshop: Workshop;
let socket: string;
beforeEach(() => {
  workshop = new Workshop();
  socket = join(workshop.dataFolder, 'redis', 'redis.sock');
});
afterEach(() => workshop.clear());

const modeOf = (path: string) => statSync(path).mode & 0o777;
const inData = (...path: string[]) => join(workshop.dataFolder, ...path);
const startAndWait = (environment?: NodeJS.ProcessEnv): Promise<SupervisedRelay> =>
  workshop.start(environment).isReady();

describe('npm start on an empty data folder', () => {
  it('starts everything and tells each process where the others are', async () => {
    const relay = await startAndWait();
    const sandboxUrl = relay.eventsOf('gateway', 'started')[0]!.told!.SANDBOX_URL;
    expect(await (await fetch(sandboxUrl!)).text()).toBe('ok');
    for (const name of ['gateway', 'worker']) {
      expect(relay.eventsOf(name, 'started')[0]!.told).toMatchObject({
        REDIS_URL: `unix://${socket}`,
        DATA_DIR: workshop.dataFolder,
        MASTER_KEYS_FILE: inData('secrets', 'master-keys'),
        JWT_SECRET_FILE: inData('secrets', 'jwt-secret'),
        SANDBOX_URL: sandboxUrl,
      });
    }
    expect(relay.stdout).toContain('the-first-password');
    expect(relay.stdout).toContain('x-api-key: tl_the-first-key');
    expect(relay.stderr).toBe('');
  });

  it('gives the worker threads for names that nobody answers for, unless the operator says how many', async () => {
    const threadsOf = (relay: SupervisedRelay, name: string): string | undefined =>
      relay.eventsOf(name, 'started')[0]!.told!.UV_THREADPOOL_SIZE;
    const relay = await startAndWait();
    expect([threadsOf(relay, 'gateway'), threadsOf(relay, 'worker')]).toEqual([undefined, '128']);
    await relay.stop();
    expect(threadsOf(await startAndWait({ UV_THREADPOOL_SIZE: '16' }), 'worker')).toBe('16');
  });

  it('keeps secrets and data where nobody else can read them', async () => {
    await startAndWait();
    for (const folder of ['.', 'secrets', 'redis']) expect(modeOf(inData(folder))).toBe(0o700);
    for (const file of ['master-keys', 'jwt-secret']) expect(modeOf(inData('secrets', file))).toBe(0o600);
    expect(modeOf(socket)).toBe(0o700);
  });

  it('runs a Redis that logs every write, evicts nothing and has no port', async () => {
    await startAndWait({ REDIS_FSYNC: 'always' });
    const settings = await withRedis(socket, (redis) =>
      redis.config('GET', 'appendonly', 'appendfsync', 'maxmemory-policy', 'port'),
    );
    const expected = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction', port: '0' };
    expect(settings).toEqual(expect.arrayContaining(Object.entries(expected).flat()));
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const dataFolder = join(workshop.folder, 'long'.repeat(30), 'data');
    const relay = await startAndWait({ DATA_DIR: dataFolder });
    const path = relay.eventsOf('gateway', 'started')[0]!.told!.REDIS_URL!.replace('unix://', '');
    expect(path.length).toBeLessThanOrEqual(100);
    expect(await withRedis(path, (redis) => redis.ping())).toBe('PONG');
    expect(await relay.stop()).toEqual({ code: 0, signal: null });
  });
});

describe('a later npm start', () => {
  it('keeps secrets and data, and shows no secret', async () => {
    const first = await startAndWait();
    const masterKeys = readFileSync(inData('secrets', 'master-keys'), 'utf8');
    await withRedis(socket, (redis) => redis.set('kept', 'yes'));
    await first.stop();
    const second = await startAndWait();
    expect(readFileSync(inData('secrets', 'master-keys'), 'utf8')).toBe(masterKeys);
    expect(await withRedis(socket, (redis) => redis.get('kept'))).toBe('yes');
    expect(second.stdout).not.toContain('tl_the-first-key');
    expect(second.stdout).toContain('Need a key?');
  });

  it('is refused while another one uses the data folder, and leaves that one alone', async () => {
    const first = await startAndWait();
    const second = workshop.start();
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.stderr).toMatch(
      new RegExp(`^trunkline: the data folder .* is in use by process ${first.process.pid}: .*\\n$`),
    );
    expect(await withRedis(socket, (redis) => redis.ping())).toBe('PONG');
  });

  it('is won by exactly one of many after a crash', async () => {
    const crashed = await startAndWait();
    await crashed.stop('SIGKILL');
    const relays = Array.from({ length: 5 }, () => workshop.start());
    await until(() => relays.filter(({ process }) => process.exitCode === 1).length === 4, 'four of five are refused');
    const winner = relays.find(({ process }) => process.exitCode === null);
    await winner!.isReady();
    expect(await withRedis(socket, (redis) => redis.ping())).toBe('PONG');
  });
});

describe('the end', () => {
  it('comes for the gateway first and for Redis last, with exit code 0', async () => {
    const relay = await startAndWait();
    const redis = await redisProcessId(socket);
    expect(await relay.stop('SIGINT')).toEqual({ code: 0, signal: null });
    const stopped = relay.events.filter(({ event }) => event === 'stopped').map(({ fake }) => fake);
    expect(stopped).toEqual(['gateway', 'worker', 'sandbox']);
    expect(relay.livingFakes()).toEqual([]);
    expect(isAlive(redis)).toBe(false);
    await (await startAndWait()).stop();
  });

  it('waits for the drain of the gateway while everything else still runs', async () => {
    const relay = await startAndWait({ FAKE_GATEWAY: 'drains' });
    relay.process.kill('SIGTERM');
    await relay.happens('gateway', 'draining');
    expect(await withRedis(socket, (redis) => redis.ping())).toBe('PONG');
    expect(relay.eventsOf('worker', 'stopped')).toEqual([]);
    process.kill(relay.eventsOf('gateway', 'started')[0]!.pid, 'SIGTERM');
    expect(await relay.ended).toEqual({ code: 0, signal: null });
  });

  it('is quick at the second signal, also with a gateway that will not stop', async () => {
    const relay = await startAndWait({ FAKE_GATEWAY: 'stubborn' });
    relay.process.kill('SIGTERM');
    await relay.happens('gateway', 'asked to stop');
    const signalledAt = performance.now();
    await until(() => {
      relay.process.kill('SIGTERM');
      return relay.stderr.includes('stopping at once');
    }, 'the second signal is noticed');
    await relay.happens('gateway', 'asked to stop', 2);
    expect(await relay.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - signalledAt).toBeLessThan(6_000);
    expect(relay.livingFakes()).toEqual([]);
  });

  it('can be asked for during the start', async () => {
    const relay = workshop.start({ FAKE_GATEWAY: 'starts-forever' });
    await relay.happens('gateway', 'started');
    const redis = await redisProcessId(socket);
    expect(await relay.stop()).toEqual({ code: 0, signal: null });
    expect(relay.livingFakes()).toEqual([]);
    expect(isAlive(redis)).toBe(false);
  });

  it('leaves nothing running when the supervisor is killed', async () => {
    const relay = await startAndWait();
    const redis = await redisProcessId(socket);
    await withRedis(socket, (client) => client.set('kept', 'yes'));
    expect(await relay.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    await until(() => !isAlive(redis) && relay.livingFakes().length === 0, 'everything ends');
    await startAndWait();
    expect(await withRedis(socket, (client) => client.get('kept'))).toBe('yes');
  });
});

describe('a process that ends unasked', () => {
  it('Redis is started again with what it held', async () => {
    const relay = await startAndWait();
    const before = await redisProcessId(socket);
    await withRedis(socket, (redis) => redis.set('kept', 'yes'));
    process.kill(before, 'SIGKILL');
    await until(() => relay.stderr.includes('the private Redis is running again'), 'Redis is back');
    expect(await withRedis(socket, (redis) => redis.get('kept'))).toBe('yes');
    expect(await redisProcessId(socket)).not.toBe(before);
    expect(await relay.stop()).toEqual({ code: 0, signal: null });
    expect(existsSync(socket)).toBe(false);
  });

  it.each(['gateway', 'worker', 'sandbox'])('the %s is started again', async (name) => {
    const relay = await startAndWait();
    process.kill((await relay.happens(name, 'started')).pid, 'SIGKILL');
    await relay.happens(name, 'started', 2);
    await until(() => relay.stderr.includes(`the ${name} is running again`), 'it is ready again');
    expect(relay.stderr).toContain(`the ${name} ended unexpectedly (SIGKILL), starting it again in 0.2 s`);
    expect(relay.stdout.match(/Trunkline is running/g)).toHaveLength(1);
  });

  it('the sandbox keeps its address', async () => {
    const relay = await startAndWait();
    const url = relay.eventsOf('gateway', 'started')[0]!.told!.SANDBOX_URL!;
    process.kill((await relay.happens('sandbox', 'started')).pid, 'SIGKILL');
    await until(() => relay.stderr.includes('the sandbox is running again'), 'the sandbox is back');
    expect(await (await fetch(url)).text()).toBe('ok');
  });

  it('a gateway that never was ready ends the start with its own line', async () => {
    const relay = workshop.start({ FAKE_GATEWAY: 'fails' });
    expect(await relay.ended).toEqual({ code: 1, signal: null });
    expect(relay.stderr).toContain('gateway: port 3000 is in use\n');
    expect(relay.stderr).toContain('trunkline: the gateway ended before it was ready (exit code 1)\n');
    expect(relay.stdout).not.toContain('Trunkline is running');
    expect(relay.livingFakes()).toEqual([]);
    expect(existsSync(socket)).toBe(false);
  });
});
