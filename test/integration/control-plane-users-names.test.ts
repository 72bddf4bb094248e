import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

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
beforeEach(async () => {
  await redis.flushall();
});

const names = ['ada', 'grace', 'hedy', 'joan'] as const;
const passwordHash = '$argon2id$none';

describe('somebody looked up by user name', () => {
  it('is found under a name that somebody else gave up, also when that somebody changes once more', async () => {
    const writer = new Users(redis, systemClock);
    const reader = new Users(redis, systemClock);
    const ada = (await writer.create({ username: 'ada', role: 'member', passwordHash }))!;
    const grace = (await writer.create({ username: 'grace', role: 'member', passwordHash }))!;
    await reader.collection.sync();
    await writer.update({ ...ada, username: 'hedy' });
    await writer.update({ ...grace, username: 'ada' });
    await writer.update({ ...ada, username: 'joan' });
    await reader.collection.sync();
    expect(reader.findByUsername('ada')?.id).toBe(grace.id);
    expect(reader.findByUsername('joan')?.id).toBe(ada.id);
    expect(reader.findByUsername('grace')).toBeUndefined();
  });

  it('is who has the name now, however often names went from one to another between two looks', async () => {
    const anyStep = fc.record({
      kind: fc.constantFrom('rename', 'rename', 'create', 'delete', 'look'),
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
        await redis.flushall();
        const writer = new Users(redis, systemClock);
        const reader = new Users(redis, systemClock);
        for (const { kind, from, to } of [...steps, { kind: 'look', from: 'ada', to: 'ada' }]) {
          const user = writer.findByUsername(from);
          if (kind === 'create') await writer.create({ username: to, role: 'member', passwordHash });
          if (kind === 'rename' && user) await writer.update({ ...user, username: to });
          if (kind === 'delete' && user) await writer.delete(user.id);
          if (kind === 'look') await reader.collection.sync();
        }
        for (const users of [writer, reader])
          for (const name of names)
            expect(users.findByUsername(name)).toEqual(users.list().find(({ username }) => username === name));
        expect(reader.list().map(({ id }) => id)).toEqual(writer.list().map(({ id }) => id));
      }),
      { numRuns: 100 },
    );
  });
});
