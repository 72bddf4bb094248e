import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let ownerId: string;

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets() };
  gateway = await startControlPlane(shared);
  other = await startControlPlane(shared);
  ownerId = await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.revoke(id);
  for (const { id } of gateway.accounts.list()) await gateway.accounts.delete(id);
  for (const { id } of gateway.accountGroups.list()) await gateway.accountGroups.delete(id);
});

const create = (body: object): Promise<Answer> => asOwner({ method: 'POST', url: '/admin/account-groups', body });

async function groupId(name = 'team'): Promise<string> {
  const { status, json } = await create({ name });
  expect(status).toBe(201);
  return String(json.id);
}

async function accountIn(...groupIds: string[]): Promise<string> {
  const settings = { name: 'a', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
  return (await gateway.accounts.create({ ...settings, groupIds }, { kind: 'api-key', apiKey: 'sk' })).id;
}

describe('account groups', () => {
  it('are created with the strategy priority, and shown with their accounts', async () => {
    const answer = await create({ name: 'team', description: 'everybody' });
    expect(answer.status).toBe(201);
    const { id, createdAt, ...rest } = answer.json;
    expect(rest).toEqual({
      ...{ name: 'team', description: 'everybody', strategy: 'priority', accountCount: 0, accountIds: [] },
      ...{ memberCount: 0, keyCount: 0 },
    });
    const first = await accountIn(String(id));
    const second = await accountIn('grp_other', String(id));
    await accountIn('grp_other');
    const shown = await asOwner({ method: 'GET', url: `/admin/account-groups/${String(id)}` });
    expect(shown.json).toMatchObject({ id, createdAt, accountCount: 2 });
    expect([...(shown.json.accountIds as string[])].sort()).toEqual([first, second].sort());
    const listed = await asOwner({ method: 'GET', url: '/admin/account-groups' });
    expect(listed.json).toEqual({ items: [shown.json], nextCursor: null, total: 1 });
  });

  it('come in pages, each group once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await groupId(name);
    const seen: string[] = [];
    let cursor: unknown = null;
    do {
      const query = typeof cursor === 'string' ? `&cursor=${cursor}` : '';
      const { json } = await asOwner({ method: 'GET', url: `/admin/account-groups?limit=2${query}` });
      seen.push(...(json.items as { name: string }[]).map(({ name }) => name));
      cursor = json.nextCursor;
    } while (cursor !== null);
    expect(seen.sort()).toEqual(names);
  });

  it('change, and lose their description for null', async () => {
    const { json } = await create({ name: 'team', description: 'everybody', strategy: 'shuffle' });
    const url = `/admin/account-groups/${String(json.id)}`;
    const changed = await asOwner({ method: 'PATCH', url, body: { strategy: 'failover', description: null } });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({ name: 'team', strategy: 'failover' });
    expect(changed.json).not.toHaveProperty('description');
  });

  it('share no name, also when two are created or renamed at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({ name: 'contested' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const id = await groupId('another');
    const rename = await asOwner({ method: 'PATCH', url: `/admin/account-groups/${id}`, body: { name: 'contested' } });
    expect([rename.status, rename.json.code]).toEqual([409, 'caller_record_conflict']);
    expect(gateway.accountGroups.get(id)?.name).toBe('another');
  });

  it.each<[object, string]>([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 7 }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'a', strategy: 'luck' }, 'strategy'],
    [{ name: 'a', strategy: null }, 'strategy'],
    [{ name: 'a', strategy: 'toString' }, 'strategy'],
    [{ name: 'a', description: ' ' }, 'description'],
    [{ name: 'a', description: null }, 'description'],
    [{ name: 'a', description: 'x'.repeat(501) }, 'description'],
    [{ name: 'a', accountIds: [] }, 'accountIds'],
    [{ name: 'a', id: 'grp_1' }, 'id'],
    [{ name: 'a', memberCount: 7 }, 'memberCount'],
    [{ name: 'a', directoryGroups: 'cn=a' }, 'directoryGroups'],
    [{ name: 'a', directoryGroups: ['no name'] }, 'directoryGroups'],
    [{ name: 'a', directoryGroups: ['cn=a,,dc=b'] }, 'directoryGroups'],
    [{ name: 'a', directoryGroups: [null] }, 'directoryGroups'],
    [{ name: 'a', managedSettings: [] }, 'managedSettings'],
    [{ name: 'a', managedSettings: 'all' }, 'managedSettings'],
  ])('are refused for %j', async (body, field) => {
    const { status, json } = await create(body);
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    expect(gateway.accountGroups.list()).toEqual([]);
  });
});

it.each<[string, string, object]>([
  ['a name of the directory that is too long', 'directoryGroups', [`cn=${'x'.repeat(1_000)}`]],
  ['too many groups of the directory', 'directoryGroups', Array.from({ length: 201 }, (_, index) => `cn=${index}`)],
  ['settings that are too large', 'managedSettings', { text: 'é'.repeat(32_768) }],
  ['settings that are too deep', 'managedSettings', JSON.parse(`${'{"a":'.repeat(11)}1${'}'.repeat(11)}`) as object],
])('an account group is refused for %s', async (_, field, value) => {
  const { status, json } = await create({ name: 'a', [field]: value });
  expect([status, (json.errors as { field: string }[]).map((error) => error.field)]).toEqual([400, [field]]);
  const id = await groupId();
  const before = gateway.accountGroups.get(id);
  const url = `/admin/account-groups/${id}`;
  expect((await asOwner({ method: 'PATCH', url, body: { [field]: value } })).status).toBe(400);
  expect(gateway.accountGroups.get(id)).toEqual(before);
});

describe('the members of an account group', () => {
  const member = async (username: string, groupIds: string[] = []): Promise<string> => {
    const id = await createUser(gateway.users, username, 'member');
    const user = gateway.users.get(id);
    if (user) await gateway.users.update({ ...user, groupIds });
    return id;
  };

  it('are counted by their own record and by the directory, each once and no deleted ones', async () => {
    const { json } = await create({
      name: 'team',
      directoryGroups: ['CN=Research, DC=example', 'cn=research,dc=EXAMPLE'],
    });
    const id = String(json.id);
    expect(json).toMatchObject({ directoryGroups: ['cn=research,dc=example'], memberCount: 0 });
    await member('ada', [id]);
    const deleted = gateway.users.get(await member('bob', [id]));
    const directory = { entryId: 'carol', dn: 'cn=Carol', groups: ['cn=research,dc=example'] };
    await gateway.users.create({ username: 'carol', role: 'member', directory });
    if (deleted) await gateway.users.update({ ...deleted, deletedAt: new Date().toISOString() });
    const countOf = async (): Promise<unknown> =>
      (await asOwner({ method: 'GET', url: `/admin/account-groups/${id}` })).json.memberCount;
    expect(await countOf()).toBe(2);
    const refused = await asOwner({ method: 'DELETE', url: `/admin/account-groups/${id}` });
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      'This group is named by 1 user: take it out there first',
    ]);
    await asOwner({ method: 'PATCH', url: `/admin/account-groups/${id}`, body: { directoryGroups: [] } });
    expect(await countOf()).toBe(1);
    for (const user of gateway.users.collection.values())
      if (user.groupIds?.includes(id) && !user.deletedAt) await gateway.users.update({ ...user, groupIds: [] });
    expect(await countOf()).toBe(0);
    expect((await asOwner({ method: 'DELETE', url: `/admin/account-groups/${id}` })).status).toBe(204);
  });

  it('get settings for Claude Code from an owner only: they may name programs to run', async () => {
    if (!gateway.users.findByUsername('admin')) await createUser(gateway.users, 'admin', 'admin');
    const asAdmin = await signedInAs(gateway.application, 'admin');
    const { json } = await create({ name: 'settings of clients', managedSettings: { model: 'small' } });
    const url = `/admin/account-groups/${String(json.id)}`;
    for (const managedSettings of [{ hooks: {} }, null]) {
      const { status } = await asAdmin({ method: 'PATCH', url, body: { managedSettings } });
      expect(status).toBe(403);
    }
    const body = { name: 'of an admin', managedSettings: {} };
    expect((await asAdmin({ method: 'POST', url: '/admin/account-groups', body })).status).toBe(403);
    expect((await asAdmin({ method: 'PATCH', url, body: { description: 'seen' } })).status).toBe(200);
    expect(gateway.accountGroups.get(String(json.id))?.managedSettings).toEqual({ model: 'small' });
  });

  it('get settings for Claude Code as an administrator wrote them, until they are cleared', async () => {
    const managedSettings = { env: { A: '1' }, permissions: { deny: ['Read(./.env)'] }, nothing: null, list: [[{}]] };
    const { json, status } = await create({ name: 'team', managedSettings });
    expect(status).toBe(201);
    expect(gateway.accountGroups.get(String(json.id))?.managedSettings).toEqual(managedSettings);
    const url = `/admin/account-groups/${String(json.id)}`;
    const renamed = await asOwner({ method: 'PATCH', url, body: { name: 'others' } });
    expect(renamed.json).toMatchObject({ managedSettings });
    const cleared = await asOwner({ method: 'PATCH', url, body: { managedSettings: null } });
    expect(cleared.json).not.toHaveProperty('managedSettings');
  });
});

describe('the deletion of an account group', () => {
  it('takes it out of its accounts and out of no other group', async () => {
    const [gone, kept] = [await groupId('gone'), await groupId('kept')];
    const both = await accountIn(gone, kept);
    const one = await accountIn(gone);
    const url = `/admin/account-groups/${gone}`;
    expect((await asOwner({ method: 'DELETE', url })).status).toBe(204);
    expect((await asOwner({ method: 'GET', url })).status).toBe(404);
    expect((await asOwner({ method: 'DELETE', url })).status).toBe(404);
    expect(gateway.accounts.get(both)?.groupIds).toEqual([kept]);
    expect(gateway.accounts.get(one)).not.toHaveProperty('groupIds');
  });

  it('takes it out of an account that somebody changes meanwhile, and keeps that change', async () => {
    const gone = await groupId('gone');
    const ids = await Promise.all([accountIn(gone), accountIn(gone), accountIn(gone)]);
    const renames = ids.map((id) => asOwner({ method: 'PATCH', url: `/admin/accounts/${id}`, body: { name: 'new' } }));
    const [deleted, ...renamed] = await Promise.all([
      asOwner({ method: 'DELETE', url: `/admin/account-groups/${gone}` }),
      ...renames,
    ]);
    expect(deleted.status).toBe(204);
    ids.forEach((id, index) => {
      expect(gateway.accounts.get(id)).not.toHaveProperty('groupIds');
      if (renamed[index]?.status === 200) expect(gateway.accounts.get(id)?.name).toBe('new');
    });
  });

  it.each(['groupId', 'fallbackGroupId'])('is refused while a key names it as its %s', async (field) => {
    const id = await groupId();
    const bound = { groupId: await groupId('main'), [field]: id };
    // Bound through another gateway, a moment ago.
    const { apiKey } = await other.apiKeys.issue({ name: 'k', userId: ownerId, ...bound });
    const url = `/admin/account-groups/${id}`;
    const refused = await asOwner({ method: 'DELETE', url });
    expect([refused.status, refused.json.code]).toEqual([409, 'caller_record_conflict']);
    expect(refused.json.detail).toContain('1 API key');
    await gateway.apiKeys.revoke(apiKey.id);
    expect((await asOwner({ method: 'DELETE', url })).status).toBe(204);
  });

  it.each(['groupIds', 'accountGroupIds'])('is refused while a key policy names it in its %s', async (field) => {
    const id = await groupId();
    const policy = await other.keyPolicies.create({ name: `policy of ${field}`, maxKeys: 1, [field]: [id] });
    const refused = await asOwner({ method: 'DELETE', url: `/admin/account-groups/${id}` });
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      'This group is named by 1 key policy: take it out there first',
    ]);
    await gateway.keyPolicies.collection.sync();
    await gateway.keyPolicies.delete(policy?.id ?? '');
    expect((await asOwner({ method: 'DELETE', url: `/admin/account-groups/${id}` })).status).toBe(204);
  });

  it('is possible once the keys that named it are deleted', async () => {
    const id = await groupId();
    const { apiKey } = await gateway.apiKeys.issue({ name: 'k', userId: ownerId, groupId: id });
    await gateway.apiKeys.update({ ...apiKey, deletedAt: new Date().toISOString() });
    expect((await asOwner({ method: 'DELETE', url: `/admin/account-groups/${id}` })).status).toBe(204);
  });
});
