import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditKey } from '@app/audit';
import { type Directory, type DirectoryPerson, DirectoryUnavailableError } from '@app/auth';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { EventLog } from '@app/events';
import { redisKeys } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { createDirectorySyncTask } from '../../apps/worker/src/directory-sync-task';
import { DirectoryNotices } from '../../apps/worker/src/events/notices/directory-notices';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { createUser, signIn, signedInAs } from '../support/control-plane/visitor';
import { undocumentedMembers } from '../support/documentation/event-table';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { toldEvents } from '../support/told-events';

const settled = { timeout: 10_000, interval: 10 };
const away = (): Promise<never> => Promise.reject(new DirectoryUnavailableError('connect', 'Nobody listens there'));
const personNamed = (username: string): DirectoryPerson => ({
  ...{ entryId: `entry-${username}`, dn: `uid=${username},dc=test`, username, groups: [] },
});

/** Everybody is in it, unless a test says otherwise. */
let script: Partial<Directory> = {};
const directory: Directory = {
  verify: (username, password, mayBind) =>
    script.verify?.(username, password, mayBind) ?? Promise.resolve({ verdict: 'unknown-user' }),
  find: (known) =>
    script.find?.(known) ??
    Promise.resolve(new Map(known.map(({ entryId, username }) => [entryId, personNamed(username)]))),
  test: () => Promise.resolve([]),
};

let server: RedisServer;
let gateways: readonly [ControlPlane, ControlPlane];
let asOwner: Awaited<ReturnType<typeof signedInAs>>;
beforeAll(async () => {
  server = await startRedisServer();
  const options = {
    ...{ redisUrl: server.url, secrets: createSecrets(), createDirectory: () => directory },
    directory: { urls: ['ldaps://one.test'], searchBase: 'dc=test' },
  };
  gateways = [await startControlPlane(options), await startControlPlane(options)];
  const [{ users, application }] = gateways;
  await createUser(users, 'owner', 'owner');
  asOwner = await signedInAs(application, 'owner');
  for (let index = 0; index < 10; index += 1) {
    const { entryId, dn, groups } = personNamed(`person-${index}`);
    await users.create({ username: `person-${index}`, role: 'member', directory: { entryId, dn, groups } });
  }
});
beforeEach(async () => {
  vi.restoreAllMocks();
  script = {};
  await sync();
  const { redis } = gateways[0];
  await redis.del(redisKeys.events().log);
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

const told = (type: 'ldap.unreachable' | 'ldap.mass_change_blocked') => toldEvents(gateways[0].redis, type);
const noticesOf = ({ directory: { configuration, statuses }, redis }: ControlPlane) =>
  new DirectoryNotices(configuration, statuses, new EventLog(redis, systemClock));
/** A run, whoever makes it, and what workers find after it. */
async function sync(body: object = {}): Promise<void> {
  await asOwner({ method: 'POST', url: '/admin/directory/sync', body });
  await Promise.all(gateways.map((gateway) => noticesOf(gateway).run()));
}
const someoneSignsIn = async (gateway: 0 | 1 = 0): Promise<number> =>
  (await signIn(gateways[gateway].application, 'stranger', 'some password')).status;

describe('ldap.unreachable', () => {
  it('is told once for an outage, with the step and why, and again after a success in between', async () => {
    script.find = away;
    for (let runs = 0; runs < 3; runs += 1) await sync();
    const [event, ...others] = await told('ldap.unreachable');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      severity: 'critical',
      data: {
        foundBy: 'sync',
        step: 'connect',
        reason: 'Nobody listens there',
        lastSuccessAt: expect.any(String) as string,
      },
    });
    expect([event!].flatMap(undocumentedMembers)).toEqual([]);
    script = {};
    await sync();
    script.find = away;
    await sync();
    expect(await told('ldap.unreachable')).toHaveLength(2);
  });

  it('is told by a sign-in that finds it first, and not again by the sync or on the other gateway', async () => {
    script = { verify: away, find: away };
    expect([await someoneSignsIn(0), await someoneSignsIn(1), await someoneSignsIn(0)]).toEqual([503, 503, 503]);
    await expect.poll(() => told('ldap.unreachable'), settled).toMatchObject([{ data: { foundBy: 'sign-in' } }]);
    await sync();
    const events = await told('ldap.unreachable');
    expect(events).toHaveLength(1);
    expect(events.flatMap(undocumentedMembers)).toEqual([]);
  });

  it('does not change what whoever signs in is answered, where it cannot be told', async () => {
    script = { verify: away };
    vi.spyOn(gateways[0].application.get(EventLog), 'publish').mockRejectedValue(new Error('Redis is away'));
    expect(await someoneSignsIn()).toBe(503);
    await expect.poll(() => gateways[0].log(), settled).toContain('nobody was told of a refused sign-in');
  });

  it('is not told of a directory that was turned off', async () => {
    const [{ directory: parts, redis }] = gateways;
    script.find = away;
    await asOwner({ method: 'POST', url: '/admin/directory/sync', body: {} });
    const configuration = { state: () => ({ state: 'off' }) as const };
    const notices = new DirectoryNotices(configuration, parts.statuses, new EventLog(redis, systemClock));
    expect(await notices.run()).toBe(0);
    expect(await told('ldap.unreachable')).toEqual([]);
  });

  it('is told by the task of the worker, where nobody listens at the address', async () => {
    const [{ redis }] = gateways;
    const secret = Buffer.alloc(32, 5);
    const settings = {
      masterKeys: [{ id: 'k9', secret }],
      directory: { urls: ['ldap://127.0.0.1:1'], searchBase: 'dc=test', timeoutMs: 500 },
    } as unknown as Settings;
    const logger = createLogger('test', 'silent');
    const tasks = [1, 2].map(() => createDirectorySyncTask(settings, redis, new AuditKey(secret), logger));
    await Promise.all(tasks.map((task) => task.run()));
    for (const task of tasks) await task.run();
    expect(await told('ldap.unreachable')).toMatchObject([{ data: { foundBy: 'sync', step: 'connect' } }]);
  });
});

describe('ldap.mass_change_blocked', () => {
  const onlyFirst = (count: number): Directory['find'] => {
    return (known) =>
      Promise.resolve(new Map(known.slice(0, count).map(({ entryId, username }) => [entryId, personNamed(username)])));
  };

  it('is told once, however often it is met and however the numbers change, until a run is taken over', async () => {
    for (const count of [5, 4, 3]) {
      script.find = onlyFirst(count);
      await sync();
    }
    const [event, ...others] = await told('ldap.mass_change_blocked');
    expect(others).toEqual([]);
    expect(event).toMatchObject({ severity: 'critical', data: { wouldSuspend: 5, wouldLose: 5, active: 10 } });
    expect([event!].flatMap(undocumentedMembers)).toEqual([]);
    script = {};
    await sync();
    script.find = onlyFirst(2);
    await sync();
    expect((await told('ldap.mass_change_blocked')).map(({ data }) => data.wouldSuspend)).toEqual([5, 8]);
  });

  it('is over when an owner has allowed it', async () => {
    script.find = onlyFirst(5);
    await sync();
    await sync({ allowMassChange: true });
    await sync();
    expect(await told('ldap.mass_change_blocked')).toHaveLength(1);
    script = {};
    await sync();
  });

  it('is told beside an outage that comes on top of it', async () => {
    script.find = onlyFirst(5);
    await sync();
    script.find = away;
    await sync();
    script.find = onlyFirst(5);
    await sync();
    expect([(await told('ldap.mass_change_blocked')).length, (await told('ldap.unreachable')).length]).toEqual([1, 1]);
  });
});

it('auth.lockout is told of whose name was tried in ever other spellings, which the directory takes for one', async () => {
  script.verify = async (_username, _password, mayBind) => {
    const person = personNamed('person-3');
    return { verdict: (await mayBind(person)) ? 'wrong-password' : 'not-asked', person };
  };
  const [{ application, redis, users }] = gateways;
  for (let spelling = 0; spelling < 7; spelling += 1)
    expect((await signIn(application, `person-3@${spelling}.test`, 'wrong')).status).toBe(401);
  const { id: userId, username } = users.findByUsername('person-3')!;
  await expect
    .poll(() => toldEvents(redis, 'auth.lockout'), settled)
    .toMatchObject([{ data: { known: true, userId, username, failures: 5 } }]);
});
