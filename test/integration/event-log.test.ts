import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type DomainEvent, systemClock } from '@app/common';
import { EventHandover, EventLog } from '@app/events';
import { type RedisConnection, connectRedis, redisKeys } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const logger = createLogger('test', 'silent');
const server: Promise<RedisServer> = startRedisServer();
const connection: Promise<RedisConnection> = server.then(({ url }) => connectRedis(url, 'background', logger));
let redis: RedisConnection;
let log: EventLog;
beforeEach(async () => {
  redis = await connection;
  await redis.flushall();
  log = new EventLog(redis, systemClock);
});
afterAll(async () => {
  (await connection).disconnect();
  await (await server).stop();
});

const created = (name: string) => ({
  type: 'key.created' as const,
  summary: `Key ${name} was created`,
  data: { name },
});

function handoverTo(accept: (event: DomainEvent) => Promise<void>): EventHandover {
  return new EventHandover(log, { accept }, logger, () => systemClock.now());
}

describe('the log of events', () => {
  it('hands everything over in its order, once where nothing dies', async () => {
    const seen: DomainEvent[] = [];
    const handover = handoverTo((event) => Promise.resolve(void seen.push(event)));
    for (let index = 0; index < 250; index += 1) await log.publish(created(`${index}`));
    expect(await handover.run()).toBe(250);
    expect(await handover.run()).toBe(0);
    expect(seen.map(({ data }) => data.name)).toEqual(Array.from({ length: 250 }, (_, index) => `${index}`));
    expect(seen[0]).toMatchObject({
      type: 'key.created',
      severity: 'info',
      id: expect.stringMatching(/^evt_/) as string,
    });
  });

  it('hands over again what nobody took', async () => {
    await log.publish(created('first'));
    await expect(handoverTo(() => Promise.reject(new Error('away'))).run()).rejects.toThrow('away');
    const seen: string[] = [];
    await handoverTo(({ summary }) => Promise.resolve(void seen.push(summary))).run();
    expect(seen).toEqual(['Key first was created']);
  });

  it('says once what has a name, whoever says it, until the name has ended', async () => {
    const once = { name: 'key.created:1', forMs: 60_000 };
    const answers = await Promise.all([1, 2, 3].map(() => log.publish({ ...created('same'), once })));
    expect(answers.filter(Boolean)).toHaveLength(1);
    await redis.del(redisKeys.events().once(once.name));
    expect(await log.publish({ ...created('same'), once })).toBe(true);
    expect(await log.waiting(10)).toHaveLength(2);
  });

  it('leaves out what cannot be read, and goes on behind it', async () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"id":"evt_1","type":"no.such","at":"x","severity":"info","summary":"s","data":{}}',
    ])
      await redis.xadd(redisKeys.events().log, '*', 'event', text);
    await log.publish(created('good'));
    const seen: string[] = [];
    expect(await handoverTo(({ summary }) => Promise.resolve(void seen.push(summary))).run()).toBe(6);
    expect(seen).toEqual(['Key good was created']);
  });

  it('begins at the start where the cursor is no place in the log', async () => {
    await log.publish(created('good'));
    await redis.set(redisKeys.events().cursor, 'nowhere');
    expect(await log.waiting(10)).toHaveLength(1);
  });

  it('lets go only of what was handed over', async () => {
    await log.publish(created('kept'));
    await log.trim(systemClock.now() + 60_000);
    expect(await log.waiting(10)).toHaveLength(1);
  });
});
