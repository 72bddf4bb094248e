import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { type RedisConnection, connectRedis, redisReady, runScript, signInScripts } from '@app/redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const LIMIT = 3;
const WINDOW_MS = 60_000;
const KEY = 'attempts';

let server: RedisServer;
let connection: RedisConnection;

beforeAll(async () => {
  server = await startRedisServer();
  connection = connectRedis(server.url, 'requests', pino({ level: 'silent' }));
  await redisReady(connection, 5_000);
});

beforeEach(async () => {
  await connection.del(KEY);
});

afterAll(async () => {
  connection.disconnect();
  await server.stop();
});

const attempt = (id: string = randomUUID()): Promise<number> =>
  runScript(connection, signInScripts.takeAttempt, [KEY], [id, LIMIT, WINDOW_MS]);

/** As if the attempts so far had been made that much earlier. */
async function age(milliseconds: number): Promise<void> {
  for (const id of await connection.zrangebyscore(KEY, '-inf', '+inf'))
    await connection.zincrby(KEY, -milliseconds, id);
}

describe('take-attempt.lua', () => {
  it('grants as many attempts as the limit says and then tells how long to wait', async () => {
    expect([await attempt(), await attempt(), await attempt()]).toEqual([0, 0, 0]);
    const wait = await attempt();
    expect(wait).toBeGreaterThan(WINDOW_MS - 5_000);
    expect(wait).toBeLessThanOrEqual(WINDOW_MS);
  });

  it('counts an attempt once when the driver sends it again', async () => {
    const id = randomUUID();
    expect([await attempt(id), await attempt(id), await attempt(id)]).toEqual([0, 0, 0]);
    expect(await connection.zcard(KEY)).toBe(1);
  });

  it('forgets attempts that are older than the window', async () => {
    await attempt();
    await attempt();
    await age(WINDOW_MS + 1);
    expect([await attempt(), await attempt(), await attempt()]).toEqual([0, 0, 0]);
  });

  it('closes for a whole window from the attempt that filled the limit, and then starts afresh', async () => {
    await attempt();
    await age(WINDOW_MS - 1_000);
    await attempt();
    await attempt();
    await age(2_000);
    expect(await attempt()).toBeGreaterThan(WINDOW_MS - 10_000);
    await age(WINDOW_MS);
    expect([await attempt(), await attempt(), await attempt()]).toEqual([0, 0, 0]);
  });

  it('is not kept closed by those who knock', async () => {
    for (let count = 0; count < LIMIT; count += 1) await attempt();
    const before = await connection.zrangebyscore(KEY, '-inf', '+inf', 'WITHSCORES');
    for (let count = 0; count < 10; count += 1) await attempt();
    expect(await connection.zrangebyscore(KEY, '-inf', '+inf', 'WITHSCORES')).toEqual(before);
  });

  it('leaves nothing behind after the window', async () => {
    await attempt();
    expect(await connection.pttl(KEY)).toBeGreaterThan(WINDOW_MS - 5_000);
  });
});
