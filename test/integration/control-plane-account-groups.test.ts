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
    });
    const first = await accountIn(String(id));
    const second = await accountIn('grp_other', String(id));
    await accountIn('grp_other');
    const shown = await asOwner({ method: 'GET', url: `/admin/account-groups/${String(id)}` });
    expect(shown.json).toMatchObject({ id, createdAt, accountCount: 2 });
    expect([...(shown.json.accountIds as string[])].sort()).toEqual([first, second].sort());
    const listed = await asOwner({ method: 'GET', url: '/admin/account-groups' });
    expect(listed.json).toEqual({ items: [shown.json], nextCursor: null });
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
  ])('are refused for %j', async (body, field) => {
    const { status, json } = await create(body);
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    expect(gateway.accountGroups.list()).toEqual([]);
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
});
