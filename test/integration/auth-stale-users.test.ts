import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type User, Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const hashOf = (text: string): string => `$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$${text}`;

let server: RedisServer;
let redis: RedisConnection;
let users: Users;
let seen: User;
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
  users = new Users(redis, systemClock);
  const created = await users.create({ username: 'ada', role: 'admin', passwordHash: hashOf('first') });
  if (!created) throw new Error('nobody was created');
  seen = created;
});

it('switches nobody on again who was switched off while their sessions were about to end', async () => {
  await users.update({ ...seen, enabled: false });
  expect(await users.endSessions(seen)).toBe('written');
  expect(users.get(seen.id)).toMatchObject({ enabled: false, epoch: seen.epoch + 2 });
});

it('undoes nothing that happened while a stronger hash was made', async () => {
  await users.update({ ...seen, role: 'member' });
  expect(await users.strengthenHash(seen, hashOf('stronger'))).toBe('written');
  expect(users.get(seen.id)).toMatchObject({
    ...{ role: 'member', epoch: seen.epoch + 1, passwordHash: hashOf('stronger') },
  });
});

it('does not bring a password back that was replaced while a stronger hash of it was made', async () => {
  await users.update({ ...seen, passwordHash: hashOf('second'), mustChangePassword: true });
  expect(await users.strengthenHash(seen, hashOf('stronger first'))).toBe('changed-meanwhile');
  expect(users.get(seen.id)).toMatchObject({ passwordHash: hashOf('second'), mustChangePassword: true });
});
