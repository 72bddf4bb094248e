import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Directory, type DirectoryPerson, DirectoryUnavailableError } from '@app/auth';
import { redisKeys } from '@app/redis';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { createUser, signIn } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const personNamed = (username: string): DirectoryPerson => ({
  ...{ entryId: `entry-${username}`, dn: `uid=${username},dc=test`, username, groups: [] },
});
const away = (step: 'bind' | 'search'): Promise<never> =>
  Promise.reject(new DirectoryUnavailableError(step, 'The server fell silent'));

/** A directory that a test scripts; everybody is in it, and every password is right. */
let script: Partial<Directory> = {};
const directory: Directory = {
  verify: async (username, password, mayBind) => {
    if (script.verify) return script.verify(username, password, mayBind);
    const person = personNamed(username);
    return { verdict: (await mayBind(person)) ? 'right' : 'not-asked', person };
  },
  find: (known) =>
    script.find?.(known) ??
    Promise.resolve(new Map(known.map(({ entryId, username }) => [entryId, personNamed(username)]))),
  test: () => Promise.resolve([]),
};

let server: RedisServer;
let gateway: ControlPlane;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({
    ...{ redisUrl: server.url, createDirectory: () => directory },
    directory: { urls: ['ldaps://one.test'], searchBase: 'dc=test' },
  });
  await createUser(gateway.users, 'owner', 'owner');
});
beforeEach(() => {
  script = {};
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const tryIn = async (username: string): Promise<number> =>
  (await signIn(gateway.application, username, 'some password')).status;

describe('a directory that fails in the middle', () => {
  it('does not have a password tried more than five times where it may have got it', async () => {
    let binds = 0;
    script.verify = async (username, _password, mayBind) => {
      if (await mayBind(personNamed(username))) binds += 1;
      return away('bind');
    };
    for (let tries = 0; tries < 20; tries += 1) await tryIn('ada');
    expect(binds).toBe(5);
    script = {};
    expect(await tryIn('ada')).toBe(401);
  });

  it('leaves the tries of a person whose password it cannot have got', async () => {
    script.verify = () => away('search');
    for (let tries = 0; tries < 20; tries += 1) expect(await tryIn('ben')).toBe(503);
    script = {};
    expect(await tryIn('ben')).toBe(200);
  });

  it('is an error of ours where it fails in a way that nobody has thought of, and counts in the same way', async () => {
    script.verify = () => Promise.reject(new TypeError('of a library'));
    for (let tries = 0; tries < 6; tries += 1) expect(await tryIn('cleo')).toBe(500);
    script.verify = async (username, _password, mayBind) => {
      await mayBind(personNamed(username));
      throw new TypeError('of a library');
    };
    for (let tries = 0; tries < 5; tries += 1) expect(await tryIn('cleo')).toBe(500);
    script = {};
    expect(await tryIn('cleo')).toBe(401);
    expect(await tryIn('dora')).toBe(200);
  });
});

describe('a flood of sign-ins', () => {
  it('does not reach the directory where it does not reach the hash, and costs nobody a try', async () => {
    let asked = 0;
    script.verify = () => {
      asked += 1;
      return Promise.resolve({ verdict: 'unknown-user' });
    };
    const statuses = await Promise.all(Array.from({ length: 60 }, (_, index) => tryIn(`flood-${index}`)));
    const turnedAway = statuses.filter((status) => status === 429).length;
    expect(turnedAway).toBeGreaterThan(0);
    expect(asked).toBe(statuses.length - turnedAway);
  });
});

describe('a sync that fails in the middle', () => {
  const revision = () => gateway.users.collection.revision;
  const { lock } = redisKeys.directorySync();

  it('changes nothing where one of several questions is not answered', async () => {
    const count = 250;
    for (let index = 0; index < count; index += 1) {
      const { entryId, dn, groups } = personNamed(`many-${index}`);
      await gateway.users.create({ username: `many-${index}`, role: 'member', directory: { entryId, dn, groups } });
    }
    const before = revision();
    let questions = 0;
    script.find = () => ((questions += 1) === 1 ? Promise.resolve(new Map()) : away('search'));
    const { sync, statuses } = gateway.directory;
    expect(await sync.run({ allowMassChange: true })).toMatchObject({ outcome: 'unavailable', step: 'search' });
    expect(questions).toBe(2);
    expect(revision()).toBe(before);
    expect(statuses.current().lastError).toEqual({ step: 'search', message: 'The server fell silent' });
    expect(await gateway.redis.exists(lock)).toBe(0);
  });

  it('changes nothing where it took so long that another one may have begun', async () => {
    const before = revision();
    script.find = async () => {
      await gateway.redis.set(lock, 'somebody else');
      return new Map();
    };
    await expect(gateway.directory.sync.run({ allowMassChange: true })).rejects.toThrow(/another one has begun/);
    expect(revision()).toBe(before);
    expect(await gateway.redis.get(lock)).toBe('somebody else');
    await gateway.redis.del(lock);
    script = {};
    expect(await gateway.directory.sync.run()).toMatchObject({ outcome: 'done', counts: { changed: 0 } });
  });
});
