import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog, OUTAGE_TICK_MS, RedisOutages } from '@app/events';
import { type RedisConnection, redisKeys } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { BackupNotices } from '../../apps/worker/src/events/system/backup-notices';
import { createSystemTasks } from '../../apps/worker/src/events/system/create-system-tasks';
import { RedisTroubleNotices } from '../../apps/worker/src/events/system/redis-trouble-notices';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { toldEvents } from '../support/told-events';

const logger = createLogger('test', 'silent');
const now = (): number => Date.now();
let server: RedisServer;
let redis: RedisConnection;
let log: EventLog;
beforeAll(async () => {
  server = await startRedisServer();
  redis = await openRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  log = new EventLog(redis, systemClock);
});

const problemsTold = async (): Promise<unknown[]> =>
  (await toldEvents(redis, 'system.redis_degraded')).map(({ data }) => data.problem);

describe('system.redis_degraded', () => {
  it('is told once by all processes that could not reach Redis, when it is back', async () => {
    let monotonic = 0;
    const clock = { now, monotonic: () => monotonic };
    const connections = await Promise.all([openRedis(server.url), openRedis(server.url), openRedis(server.url)]);
    const outages = connections.map(
      (connection, index) =>
        new RedisOutages({
          ...{ connection, log: new EventLog(connection, clock), process: index === 0 ? 'worker' : 'gateway' },
          ...{ clock, logger },
        }),
    );
    const tick = (): void => {
      monotonic += OUTAGE_TICK_MS;
      for (const outage of outages) outage.tick();
    };
    tick();
    await server.kill();
    for (let index = 0; index < 8; index += 1) tick();
    await server.restart();
    await until(async () => (await problemsTold()).length > 0, 'the outage is told');
    await Promise.all(connections.map((connection) => connection.ping()));
    tick();
    await Promise.all(connections.map((connection) => connection.ping()));
    const events = await toldEvents(redis, 'system.redis_degraded');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ severity: 'critical', data: { problem: 'unreachable' } });
    expect(events[0]?.data.lastedSeconds).toBeGreaterThan(5);
    for (const connection of connections) connection.disconnect();
  });

  it('is told once of each way in which Redis is not to be relied on, by any number of workers', async () => {
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const workers = Array.from({ length: 3 }, () => new RedisTroubleNotices(redis, log, now));
    await Promise.all(workers.map((worker) => worker.run()));
    await Promise.all(workers.map((worker) => worker.run()));
    expect(await problemsTold()).toEqual(['may-evict']);
  });

  it('is told again when it begins again, also where nobody saw the end', async () => {
    let at = 1_000;
    const worker = () => new RedisTroubleNotices(redis, log, () => at);
    const first = worker();
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await first.run();
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    expect(await worker().run()).toBe(0);
    at = 2_000;
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await worker().run()).toBe(1);
    expect(await worker().run()).toBe(0);
    expect(await problemsTold()).toEqual(['may-evict', 'may-evict']);
  });

  it('is told of a file that cannot be written when it can be again', async () => {
    let isFailing = true;
    const look = () => Promise.resolve(isFailing ? (['aof-failing'] as const).slice() : []);
    const refusing = Object.assign(Object.create(log) as EventLog, {
      publish: (...event: Parameters<EventLog['publish']>) =>
        isFailing ? Promise.reject(new Error('MISCONF')) : log.publish(...event),
    });
    const worker = new RedisTroubleNotices(redis, refusing, () => 5_000, look);
    await expect(worker.run()).rejects.toThrow('MISCONF');
    await expect(worker.run()).rejects.toThrow('MISCONF');
    isFailing = false;
    expect(await worker.run()).toBe(1);
    expect(await worker.run()).toBe(0);
    const [event] = await toldEvents(redis, 'system.redis_degraded');
    expect([event?.data.problem, event?.at]).toEqual(['aof-failing', '1970-01-01T00:00:05.000Z']);
    expect(await redis.exists(redisKeys.events().redisTroubles)).toBe(0);
  });

  it('is told once by any number of workers of a file that none of them could speak of while it lasted', async () => {
    let isFailing = true;
    let at = 0;
    const look = () => Promise.resolve(isFailing ? (['aof-failing'] as const).slice() : []);
    const readOnly = new Proxy(redis, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (name === 'hsetnx' && isFailing) return () => Promise.reject(new Error('MISCONF'));
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const workers = [1, 2, 3].map(() => new RedisTroubleNotices(readOnly, log, () => (at += 20_000), look));
    for (const worker of workers) await expect(worker.run()).rejects.toThrow('MISCONF');
    isFailing = false;
    for (const worker of workers) await worker.run();
    expect(await problemsTold()).toEqual(['aof-failing']);
  });

  it('is told again by a worker that goes on, when the name under which it was told counts no longer', async () => {
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const worker = new RedisTroubleNotices(redis, log, now);
    expect([await worker.run(), await worker.run()]).toEqual([1, 0]);
    const names = await redis.keys(redisKeys.events().once('*'));
    expect(await redis.del(...names)).toBe(1);
    expect(await worker.run()).toBe(1);
  });

  it('is looked for by the worker', async () => {
    await redis.config('SET', 'maxmemory-policy', 'volatile-ttl');
    const settings = { backupFolder: undefined, backupMaxAgeMs: 1 };
    for (const task of createSystemTasks(settings, redis, logger)) await task.run();
    expect(await problemsTold()).toEqual(['may-evict']);
  });
});

describe('system.backup_stale', () => {
  const HOUR_MS = 3_600_000;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backups-'));
    return () => rmSync(folder, { recursive: true, force: true });
  });
  const put = (hoursOld: number): void => {
    const path = join(folder, 'backup.tar');
    writeFileSync(path, 'data');
    const seconds = Date.now() / 1_000 - hoursOld * 3_600;
    utimesSync(path, seconds, seconds);
  };
  const stateTold = async (): Promise<unknown[]> =>
    (await toldEvents(redis, 'system.backup_stale')).map(({ data }) => data.state);

  it('is told once a day by all workers, while the newest backup is older than BACKUP_MAX_AGE_HOURS', async () => {
    const workers = [1, 2].map(() => new BackupNotices({ folder, maxAgeMs: 26 * HOUR_MS }, log, now));
    put(25);
    for (const worker of workers) expect(await worker.run()).toBe(0);
    put(27);
    await Promise.all(workers.map((worker) => worker.run()));
    await Promise.all(workers.map((worker) => worker.run()));
    const events = await toldEvents(redis, 'system.backup_stale');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ data: { folder, newest: 'backup.tar', ageHours: 27, maxAgeHours: 26 } });
  });

  it('is told of a BACKUP_FOLDER without a backup, or one that is not there', async () => {
    const [, , task] = createSystemTasks({ backupFolder: folder, backupMaxAgeMs: HOUR_MS }, redis, logger);
    expect(await task?.run()).toBe(1);
    const gone = { folder: join(folder, 'gone'), maxAgeMs: HOUR_MS };
    expect(await new BackupNotices(gone, log, now).run()).toBe(1);
    expect(await stateTold()).toEqual(['none', 'unreadable']);
  });
});
