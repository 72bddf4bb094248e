import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signIn, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let asAdmin: (request: Call) => Promise<Answer>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  for (const role of roles) ids[role] = await createUser(gateway.users, role, role);
  asOwner = await signedInAs(gateway.application, 'owner');
  asAdmin = await signedInAs(gateway.application, 'admin');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

type Person = Record<string, unknown>;
const get = (url: string): Promise<Answer> => asAdmin({ method: 'GET', url });
const create = (body: object): Promise<Answer> => asAdmin({ method: 'POST', url: '/admin/users', body });
const namesFor = async (query: string): Promise<unknown[]> => {
  const { status, json } = await get(`/admin/users?limit=200&${query}`);
  expect(status).toBe(200);
  return (json.items as Person[]).map(({ username }) => username);
};

describe('people', () => {
  it('are listed in pages and shown, without anything of how they sign in', async () => {
    const seen: Person[] = [];
    let cursor: unknown = null;
    do {
      const query = typeof cursor === 'string' ? `&cursor=${cursor}` : '';
      const { json } = await get(`/admin/users?limit=3${query}`);
      seen.push(...(json.items as Person[]));
      cursor = json.nextCursor;
    } while (cursor !== null);
    expect(seen.map(({ username }) => username).sort()).toEqual([...roles].sort());
    expect(seen.map(({ createdAt }) => createdAt)).toEqual(seen.map(({ createdAt }) => createdAt).sort());
    for (const person of seen) {
      expect(Object.keys(person).sort()).toEqual([
        ...['active', 'createdAt', 'enabled', 'groupIds', 'groups', 'id', 'keyCount', 'lastSignInAt', 'lastUsedAt'],
        'mustChangePassword',
        ...['provider', 'role', 'tags', 'username'],
      ]);
      const shown = (await get(`/admin/users/${String(person.id)}`)).json;
      expect(shown).toEqual({ ...person, lockedForSeconds: 0 });
    }
    expect((await get('/admin/users/usr_nobody')).status).toBe(404);
  });

  it('are shown with their groups, their keys and their standing in the directory', async () => {
    const own = (await gateway.accountGroups.create({ name: 'Own', strategy: 'priority' }))!;
    const staff = (await gateway.accountGroups.create({
      name: 'Staff',
      strategy: 'priority',
      directoryGroups: ['cn=staff,dc=test'],
    }))!;
    const directory = {
      entryId: 'e1',
      dn: 'uid=grace,dc=test',
      groups: ['cn=staff,dc=test'],
      suspended: 'disabled',
    } as const;
    const grace = (await gateway.users.create({ username: 'grace', role: 'member', directory, groupIds: [own.id] }))!;
    await gateway.apiKeys.issue({ name: 'one', userId: grace.id });
    await gateway.apiKeys.issue({ name: 'two', userId: grace.id, enabled: false });
    const { json } = await get(`/admin/users/${grace.id}`);
    expect(json).toMatchObject({
      ...{ provider: 'directory', enabled: true, active: false, groupIds: [own.id], keyCount: 2 },
      directory: { dn: 'uid=grace,dc=test', suspended: 'disabled' },
      groups: expect.arrayContaining([
        { id: own.id, name: 'Own' },
        { id: staff.id, name: 'Staff' },
      ]) as unknown,
    });
    expect(await namesFor(`groupId=${staff.id}`)).toEqual(['grace']);
    expect(await namesFor('provider=directory')).toEqual(['grace']);
    expect(await namesFor('active=false')).toEqual(['grace']);
  });

  it('are found by a part of their names or address, and by what else is known of them', async () => {
    await create({ username: 'ada', displayName: 'Ada Lovelace', email: 'countess@example.org', tags: ['research'] });
    expect(await namesFor('search=LOVE')).toEqual(['ada']);
    expect(await namesFor('search=countess%40')).toEqual(['ada']);
    expect(await namesFor('search=a&tag=research')).toEqual(['ada']);
    expect(await namesFor('tag=resea')).toEqual([]);
    expect(await namesFor('role=operator&enabled=true')).toEqual(['operator']);
    expect(await namesFor('role=operator&enabled=false')).toEqual([]);
  });

  it.each([
    ...['role=root', 'provider=ldap', 'enabled=1', 'active=', 'deleted=yes', 'search=a&search=b', 'tag=a&tag=b'],
    ...[
      'limit=0',
      'limit=201',
      'cursor=x',
      'passwordHash=x',
      `search=${'x'.repeat(201)}`,
      'enabled=true&enabled=false',
    ],
  ])('are not listed for %s', async (query) => {
    expect((await get(`/admin/users?${query}`)).status).toBe(400);
  });

  it('come up once each when others come and go between two pages', async () => {
    for (const name of ['page-1', 'page-2', 'page-3', 'page-4']) await createUser(gateway.users, name, 'member');
    const first = (await get('/admin/users?search=page-&limit=2')).json;
    const [, lastSeen] = first.items as Person[];
    await gateway.users.delete(String(lastSeen?.id));
    await createUser(gateway.users, 'page-5', 'member');
    const second = (await get(`/admin/users?search=page-&limit=9&cursor=${String(first.nextCursor)}`)).json;
    const names = [...(first.items as Person[]), ...(second.items as Person[])].map(({ username }) => username);
    expect(names.sort()).toEqual(['page-1', 'page-2', 'page-3', 'page-4', 'page-5']);
  });
});

describe('a new person', () => {
  it('gets a password that is shown once, and has to choose another one', async () => {
    const { status, json } = await create({ username: ' Émile ' });
    expect(status).toBe(201);
    expect(json).toMatchObject({ username: 'émile', role: 'member', enabled: true, active: true, keyCount: 0 });
    expect(json).toMatchObject({ provider: 'local', mustChangePassword: true });
    expect(json.password).toMatch(/^[0-9A-Za-z]{20}$/);
    expect((await signIn(gateway.application, 'émile', String(json.password))).status).toBe(200);
    expect((await get(`/admin/users/${String(json.id)}`)).text).not.toContain(String(json.password));
    expect(gateway.log()).not.toContain(String(json.password));
  });

  it('has everything that was said of them', async () => {
    const group = (await gateway.accountGroups.create({ name: 'Night shift', strategy: 'priority' }))!;
    const said = {
      ...{ username: 'joan', role: 'operator', displayName: 'Joan Clarke', email: 'joan@localhost', tags: ['night'] },
      ...{ groupIds: [group.id], limits: { concurrency: 2 }, queueWeight: 3 },
    };
    const { status, json } = await create({ ...said, password: 'a long walk home', mustChangePassword: false });
    expect(status).toBe(201);
    expect(json).toMatchObject({ ...said, mustChangePassword: false, groups: [{ id: group.id, name: 'Night shift' }] });
    expect(json).not.toHaveProperty('password');
    expect((await signIn(gateway.application, 'joan', 'a long walk home')).status).toBe(200);
  });

  it('has to change a password that somebody else chose, unless that somebody says otherwise', async () => {
    const { json } = await create({ username: 'chosen', password: 'a long walk home' });
    expect(json.mustChangePassword).toBe(true);
  });

  it.each<[object, string]>([
    [{}, 'username'],
    [{ username: '' }, 'username'],
    [{ username: 'two words' }, 'username'],
    [{ username: '-dash' }, 'username'],
    [{ username: 'line\nbreak' }, 'username'],
    [{ username: 'x'.repeat(101) }, 'username'],
    [{ username: { toString: 'x' } }, 'username'],
    [{ username: 'new', role: 'root' }, 'role'],
    [{ username: 'new', role: null }, 'role'],
    [{ username: 'new', password: 'short' }, 'password'],
    [{ username: 'new', password: 'password1234' }, 'password'],
    [{ username: 'newcomer', password: 'I am newcomer.' }, 'password'],
    [{ username: 'new', password: 'x'.repeat(129) }, 'password'],
    [{ username: 'new', mustChangePassword: false }, 'mustChangePassword'],
    [{ username: 'new', mustChangePassword: 'no' }, 'mustChangePassword'],
    [{ username: 'new', email: 'nobody' }, 'email'],
    [{ username: 'new', displayName: '' }, 'displayName'],
    [{ username: 'new', tags: [''] }, 'tags'],
    [{ username: 'new', tags: 'a' }, 'tags'],
    [{ username: 'new', groupIds: ['grp_none'] }, 'groupIds'],
    [{ username: 'new', groupIds: [1] }, 'groupIds'],
    [{ username: 'new', limits: { concurrency: 0 } }, 'limits.concurrency'],
    [{ username: 'new', queueWeight: 0 }, 'queueWeight'],
  ])('is not created from %j', async (body, field) => {
    const before = gateway.users.collection.size;
    const { status, json } = await create(body);
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    expect(gateway.users.collection.size).toBe(before);
  });

  it.each([
    ...['id', 'epoch', 'passwordHash', 'provider', 'directory', 'deletedAt', 'createdAt', 'isAdmin', 'permissions'],
    ...['scopes', 'enabled', 'user_role'],
  ])('cannot bring %s along', async (field) => {
    const before = gateway.users.collection.size;
    const { status, json } = await asOwner({
      method: 'POST',
      url: '/admin/users',
      body: { username: 'new', [field]: 'x' },
    });
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field, message: 'is not a field of this request' }]);
    expect(gateway.users.collection.size).toBe(before);
  });

  it('cannot have the name of somebody else in another spelling, also of somebody who is deleted', async () => {
    await create({ username: 'hedy' });
    for (const username of ['hedy', 'HEDY', ' ｈｅｄｙ']) expect((await create({ username })).status).toBe(409);
    const url = `/admin/users/${gateway.users.findByUsername('hedy')!.id}`;
    expect((await asAdmin({ method: 'DELETE', url })).status).toBe(204);
    const { status, json } = await create({ username: 'Hedy' });
    expect([status, json.detail]).toEqual([409, expect.stringContaining('can still be restored')]);
  });

  it.each([
    ['owner', 201, 403],
    ['admin', 201, 403],
    ['operator', 201, 201],
    ['member', 201, 201],
  ])('in the role %s is created by the owner (%i) and by an administrator (%i)', async (role, byOwner, byAdmin) => {
    const url = '/admin/users';
    const request = (by: string) => ({ method: 'POST', url, body: { username: `${role}-by-${by}`, role } }) as const;
    expect((await asAdmin(request('admin'))).status).toBe(byAdmin);
    expect(gateway.users.findByUsername(`${role}-by-admin`)?.role).toBe(byAdmin === 201 ? role : undefined);
    expect((await asOwner(request('owner'))).status).toBe(byOwner);
  });
});
