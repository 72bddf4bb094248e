import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { Passwords, Users, ensureOwner } from '@app/auth';
import { systemClock } from '@app/common';
import { type RedisConnection, connectRedis, redisReady } from '@app/redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const passwords = new Passwords();
let server: RedisServer;
let connection: RedisConnection;

beforeAll(async () => {
  server = await startRedisServer();
  connection = connectRedis(server.url, 'requests', pino({ level: 'silent' }));
  await redisReady(connection, 5_000);
});

beforeEach(async () => {
  await connection.flushall();
});

afterAll(async () => {
  connection.disconnect();
  await server.stop();
});

const settings = { ownerUsername: 'Owner', ownerPassword: undefined };

describe('ensureOwner', () => {
  it('creates an owner with a password that works', async () => {
    const users = new Users(connection, systemClock);
    const owner = await ensureOwner(users, passwords, settings);
    expect(owner?.user).toMatchObject({ username: 'owner', role: 'owner', enabled: true, epoch: 1 });
    expect(owner?.generatedPassword).toMatch(/^[0-9A-Za-z]{20}$/);
    expect(await passwords.verify(owner!.generatedPassword!, users.findByUsername('OWNER')?.passwordHash)).toBe(true);
  });

  it('takes the password that the operator chose and does not show it', async () => {
    const users = new Users(connection, systemClock);
    const owner = await ensureOwner(users, passwords, { ...settings, ownerPassword: 'chosen by the operator' });
    expect(owner).toEqual({ user: users.findByUsername('owner') });
    expect(await passwords.verify('chosen by the operator', owner?.user.passwordHash)).toBe(true);
  });

  it('refuses a chosen password that is too short, in words that do not repeat it', async () => {
    const weak = ensureOwner(new Users(connection, systemClock), passwords, { ...settings, ownerPassword: 'canary' });
    await expect(weak).rejects.toThrow(
      /^TRUNKLINE_OWNER_PASSWORD is not accepted: a password has at least 12 characters$/,
    );
  });

  it('creates one owner when several gateways start at once', async () => {
    const gateways = Array.from({ length: 6 }, () => new Users(connection, systemClock));
    const owners = await Promise.all(gateways.map((users) => ensureOwner(users, passwords, settings)));
    expect(owners.filter((owner) => owner !== undefined)).toHaveLength(1);
    const users = new Users(connection, systemClock);
    await users.collection.sync();
    expect(users.collection.size).toBe(1);
  });

  it('leaves a store alone that has a user, whoever that is', async () => {
    const users = new Users(connection, systemClock);
    await users.create({ username: 'somebody', role: 'member', passwordHash: await passwords.hash('some password') });
    expect(await ensureOwner(new Users(connection, systemClock), passwords, settings)).toBeUndefined();
  });
});

describe('Users', () => {
  it('refuse a second user of the same name in another spelling', async () => {
    const users = new Users(connection, systemClock);
    const passwordHash = await passwords.hash('some password');
    expect(await users.create({ username: 'Anna', role: 'member', passwordHash })).toBeDefined();
    expect(await users.create({ username: ' ANNA', role: 'owner', passwordHash })).toBeUndefined();
    expect(users.findByUsername('anna')?.role).toBe('member');
  });
});
