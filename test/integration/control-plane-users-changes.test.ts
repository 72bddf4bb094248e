import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf } from '@app/auth';
import { type Role, roles } from '@app/common';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
const as = new Map<Role, (request: Call) => Promise<Answer>>();
const secrets = createSecrets();
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  for (const role of roles) ids[role] = await createUser(gateway.users, role, role);
  for (const role of roles) as.set(role, await signedInAs(gateway.application, role));
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const patch = (by: Role, id: string, body: object): Promise<Answer> =>
  as.get(by)!({ method: 'PATCH', url: `/admin/users/${id}`, body });
let nextNumber = 0;
const newcomer = (role: Role): Promise<string> => createUser(gateway.users, `newcomer-${(nextNumber += 1)}`, role);
const limits = { concurrency: 3, window: { minutes: 60, tokens: 100_000 }, monthlyCostUsd: 50 };

describe('people', () => {
  it('are given limits and a weight, which replace the former ones and go for null', async () => {
    const id = await newcomer('member');
    const before = gateway.users.get(id);
    const given = await patch('admin', id, { limits, queueWeight: 5 });
    expect(given.status).toBe(200);
    expect(given.json).toMatchObject({ limits, queueWeight: 5 });
    expect(gateway.users.get(id)).toEqual({ ...before, limits, queueWeight: 5 });
    const changed = await patch('admin', id, { limits: { dailyCostUsd: 1 } });
    expect(changed.json).toMatchObject({ limits: { dailyCostUsd: 1 }, queueWeight: 5 });
    expect(gateway.users.get(id)?.limits).toStrictEqual({ dailyCostUsd: 1 });
    await patch('admin', id, { limits: null, queueWeight: null });
    expect(gateway.users.get(id)).toStrictEqual(before);
    await patch('admin', id, { limits: {} });
    expect(gateway.users.get(id)).toStrictEqual(before);
  });

  it('are described and put into groups, and taken out of them by null and by an empty list', async () => {
    const id = await newcomer('member');
    const before = gateway.users.get(id);
    const group = (await gateway.accountGroups.create({ name: 'Readers', strategy: 'priority' }))!;
    const said = { displayName: 'Karen', email: 'karen@example.org', tags: ['a', 'b'], groupIds: [group.id] };
    expect((await patch('admin', id, said)).json).toMatchObject({
      ...said,
      groups: [{ id: group.id, name: 'Readers' }],
    });
    await patch('admin', id, { displayName: null, email: null, tags: null, groupIds: [] });
    expect(gateway.users.get(id)).toStrictEqual(before);
  });

  it('are shown without groups that are gone', async () => {
    const id = await newcomer('member');
    const group = (await gateway.accountGroups.create({ name: 'Short-lived', strategy: 'priority' }))!;
    await patch('admin', id, { groupIds: [group.id] });
    await gateway.accountGroups.delete(group.id);
    const { json } = await as.get('admin')!({ method: 'GET', url: `/admin/users/${id}` });
    expect(json).toMatchObject({ groupIds: [], groups: [] });
  });

  it('stay signed in when their limits change, and do not when their role does', async () => {
    const name = 'promoted';
    const id = await createUser(gateway.users, name, 'member');
    const asThem = await signedInAs(gateway.application, name);
    await patch('owner', id, { queueWeight: 2, role: 'member' });
    expect((await asThem({ method: 'GET', url: '/me' })).status).toBe(200);
    expect((await patch('owner', id, { role: 'operator' })).json.role).toBe('operator');
    expect((await asThem({ method: 'GET', url: '/me' })).status).toBe(401);
  });

  it.each<[Role, number, number]>([
    ['owner', 200, 403],
    ['admin', 200, 403],
    ['operator', 200, 200],
    ['member', 200, 200],
  ])('in the role %s are changed by the owner (%i) and by an administrator (%i)', async (role, byOwner, byAdmin) => {
    const id = await newcomer(role);
    for (const body of [{ queueWeight: 7 }, { enabled: true }, { role }]) {
      expect((await patch('admin', id, body)).status).toBe(byAdmin);
      expect((await patch('owner', id, body)).status).toBe(byOwner);
    }
  });

  it('do not change their own role, and do not switch themselves off', async () => {
    for (const body of [{ role: 'member' }, { enabled: false }, { queueWeight: 2, enabled: false }]) {
      const { status, json } = await patch('owner', ids.owner!, body);
      expect([status, json.detail]).toEqual([409, expect.stringContaining('ask another owner')]);
      expect((await patch('admin', ids.admin!, body)).status).toBe(403);
    }
    expect(gateway.users.get(ids.owner!)).toMatchObject({ role: 'owner', enabled: true });
    expect((await patch('owner', ids.owner!, { role: 'owner', enabled: true, displayName: 'Me' })).status).toBe(200);
  });

  it('of the directory keep the name and address that it says', async () => {
    const directory = { entryId: 'e7', dn: 'uid=x,dc=test', groups: [] };
    const { id } = (await gateway.users.create({ username: 'x', role: 'member', directory }))!;
    for (const body of [{ email: 'a@b.example' }, { displayName: null }])
      expect((await patch('owner', id, body)).status).toBe(409);
    expect((await patch('owner', id, { role: 'operator', tags: ['x'] })).status).toBe(200);
  });

  it.each([
    [[{ groupDn: 'cn=operators,dc=test', role: 'operator' as const }], 409],
    [[], 200],
  ])('of the directory are given roles by its map %j, else by administrators (%i)', async (roleMap, status) => {
    const urls = ['ldap://127.0.0.1:3899'];
    const directory = { urls, searchBase: 'dc=test', roleMap };
    const mapped = await startControlPlane({ redisUrl: server.url, secrets, directory });
    const asOwner = await signedInAs(mapped.application, 'owner');
    const standing = { entryId: `e-${status}`, dn: 'uid=y,dc=test', groups: [] };
    const user = await mapped.users.create({ username: `mapped-${status}`, role: 'member', directory: standing });
    const url = `/admin/users/${user!.id}`;
    expect((await asOwner({ method: 'PATCH', url, body: { role: 'admin' } })).status).toBe(status);
    expect(
      (await asOwner({ method: 'PATCH', url, body: { role: status === 409 ? 'member' : 'admin', tags: ['x'] } }))
        .status,
    ).toBe(200);
    const local = `/admin/users/${await newcomer('member')}`;
    await mapped.users.collection.sync();
    expect((await asOwner({ method: 'PATCH', url: local, body: { role: 'operator' } })).status).toBe(200);
    await mapped.stop();
  });

  it.each<[object, string]>([
    [{ role: 'root' }, 'role'],
    [{ role: null }, 'role'],
    [{ role: ['owner'] }, 'role'],
    [{ enabled: null }, 'enabled'],
    [{ enabled: 'false' }, 'enabled'],
    [{ username: 'x' }, 'username'],
    [{ password: 'a long walk home' }, 'password'],
    [{ mustChangePassword: false }, 'mustChangePassword'],
    [{ displayName: ' ' }, 'displayName'],
    [{ displayName: 'two\nlines' }, 'displayName'],
    [{ email: '' }, 'email'],
    [{ email: `${'x'.repeat(250)}@a.example` }, 'email'],
    [{ tags: ['a', 'a'] }, 'tags'],
    [{ groupIds: ['grp_none'] }, 'groupIds'],
    [{ queueWeight: 0 }, 'queueWeight'],
    [{ queueWeight: 101 }, 'queueWeight'],
    [{ queueWeight: '5' }, 'queueWeight'],
    [{ limits: [] }, 'limits'],
    [{ limits: 'none' }, 'limits'],
    [{ limits: { concurrency: -1 } }, 'limits.concurrency'],
    [{ limits: { hourlyCostUsd: 1 } }, 'limits.hourlyCostUsd'],
    [{ limits: { totalCostUsd: 1e300 } }, 'limits.totalCostUsd'],
  ])('are not changed by %j', async (body, field) => {
    const before = gateway.users.get(ids.member!);
    const { status, json } = await patch('owner', ids.member!, body);
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    expect(gateway.users.get(ids.member!)).toEqual(before);
  });

  it.each([
    ...['id', 'epoch', 'passwordHash', 'provider', 'directory', 'deletedAt', 'createdAt', 'isAdmin', 'permissions'],
    ...['scopes', 'user_role', 'userId', 'ownerId'],
  ])('are not changed in %s', async (field) => {
    const before = gateway.users.get(ids.member!);
    const { status, json } = await patch('owner', ids.member!, { queueWeight: 9, [field]: 'x' });
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field, message: 'is not a field of this request' }]);
    expect(gateway.users.get(ids.member!)).toEqual(before);
  });

  it('never come to hold more than whoever changes them', async () => {
    const anyChange = fc.record(
      {
        ...{ role: fc.constantFrom(...roles), enabled: fc.boolean(), queueWeight: fc.integer({ min: 1, max: 100 }) },
        tags: fc.constantFrom(null, ['x']),
      },
      { requiredKeys: [] },
    );
    const anyRole = fc.constantFrom(...roles);
    await fc.assert(
      fc.asyncProperty(anyRole, anyRole, fc.boolean(), anyChange, async (actor, target, isSelf, change) => {
        const id = isSelf ? ids[actor]! : await newcomer(target);
        const before = gateway.users.get(id)!;
        const { status } = await patch(actor, id, change);
        const after = gateway.users.get(id)!;
        const held = permissionsOf(actor);
        if (status === 200) expect(held).toEqual(expect.arrayContaining([...permissionsOf(after.role)]));
        else expect([status, after]).toEqual([status === 409 ? 409 : 403, before]);
        if (isSelf) expect([after.role, after.enabled]).toEqual([before.role, true]);
      }),
      { numRuns: 60 },
    );
  });
});
