import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asAdmin: (request: Call) => Promise<Answer>;
let memberId: string;
let ids: Record<'group' | 'otherGroup' | 'account' | 'personal', string>;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'admin', 'admin');
  memberId = await createUser(gateway.users, 'member', 'member');
  asAdmin = await signedInAs(gateway.application, 'admin');
  const { accounts, accountGroups } = gateway;
  const settings = { name: 'a', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
  const personal = { ...settings, personal: true, ownerId: memberId };
  ids = {
    group: (await accountGroups.create({ name: 'team', strategy: 'priority' }))!.id,
    otherGroup: (await accountGroups.create({ name: 'other', strategy: 'shuffle' }))!.id,
    account: (await accounts.create(settings, { kind: 'api-key', apiKey: 'sk' })).id,
    personal: (await accounts.create(personal, { kind: 'api-key', apiKey: 'sk' })).id,
  };
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.revoke(id);
});

const issue = (fields: object): Promise<Answer> =>
  asAdmin({ method: 'POST', url: '/admin/api-keys', body: { name: 'k', userId: memberId, ...fields } });
const change = (id: unknown, body: object): Promise<Answer> =>
  asAdmin({ method: 'PATCH', url: `/admin/api-keys/${String(id)}`, body });
const stored = (id: unknown): ApiKey => gateway.apiKeys.get(String(id))!;
const fieldsOf = ({ json }: Answer): string[] => (json.errors as { field: string }[]).map((error) => error.field);

describe('the binding of a key', () => {
  it.each<[string, () => object, string | undefined]>([
    ['a group', () => ({ groupId: ids.group }), undefined],
    [
      'a group with another to fall back to',
      () => ({ groupId: ids.group, fallbackGroupId: ids.otherGroup }),
      undefined,
    ],
    [
      'an account with a group to fall back to',
      () => ({ accountId: ids.account, fallbackGroupId: ids.group }),
      undefined,
    ],
    ["the holder's personal account", () => ({ accountId: ids.personal }), undefined],
    ['a group and an account', () => ({ groupId: ids.group, accountId: ids.account }), 'accountId'],
    ['a group that is not there', () => ({ groupId: 'grp_unknown' }), 'groupId'],
    ['an account as a group', () => ({ groupId: ids.account }), 'groupId'],
    ['an account that is not there', () => ({ accountId: '__proto__' }), 'accountId'],
    ['nothing, with a group to fall back to', () => ({ fallbackGroupId: ids.group }), 'fallbackGroupId'],
    [
      'a group that falls back to itself',
      () => ({ groupId: ids.group, fallbackGroupId: ids.group }),
      'fallbackGroupId',
    ],
    ['a fallback that is not there', () => ({ groupId: ids.group, fallbackGroupId: 'grp_x' }), 'fallbackGroupId'],
  ])('to %s is judged alike at first and in a change', async (_, binding, field) => {
    const { json } = await issue({});
    const answers = [await change(json.id, binding()), await issue(binding())];
    expect(answers.map(({ status }) => status)).toEqual(field === undefined ? [200, 201] : [400, 400]);
    if (field !== undefined) for (const answer of answers) expect(fieldsOf(answer)).toEqual([field]);
  });

  it("to a personal account is for its owner's keys only", async () => {
    const body = { name: 'mine', accountId: ids.personal };
    const refused = await asAdmin({ method: 'POST', url: '/admin/api-keys', body });
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ['accountId']]);
  });

  it('is judged by what the key would be after the change', async () => {
    const { json } = await issue({ groupId: ids.group, fallbackGroupId: ids.otherGroup });
    expect(fieldsOf(await change(json.id, { accountId: ids.account }))).toEqual(['accountId']);
    expect(fieldsOf(await change(json.id, { groupId: null }))).toEqual(['fallbackGroupId']);
    expect(fieldsOf(await change(json.id, { groupId: ids.otherGroup }))).toEqual(['fallbackGroupId']);
    const moved = await change(json.id, { groupId: null, accountId: ids.account });
    expect(moved.json).toMatchObject({ accountId: ids.account, fallbackGroupId: ids.otherGroup });
    expect(moved.json).not.toHaveProperty('groupId');
  });
});

describe('the expiry of a key', () => {
  const begun = async (): Promise<string> => {
    const { json } = await issue({ validFor: 'P30D' });
    await gateway.apiKeys.beginUse(stored(json.id));
    return String(json.id);
  };
  const expiryOf = (id: string): Partial<ApiKey> => {
    const { expiresAt, validFor, firstUsedAt } = stored(id);
    return { expiresAt, validFor, firstUsedAt } as Partial<ApiKey>;
  };
  const none = { expiresAt: undefined, validFor: undefined, firstUsedAt: undefined };

  it('that runs from the first use stays when something else changes', async () => {
    const id = await begun();
    const before = expiryOf(id);
    expect(before.expiresAt).toBeDefined();
    await change(id, { name: 'new' });
    expect(expiryOf(id)).toEqual(before);
  });

  it.each<[object, object]>([
    [{ expiresAt: '2030-01-01T00:00:00Z' }, { ...none, expiresAt: '2030-01-01T00:00:00.000Z' }],
    [
      { expiresAt: '2030-01-01T00:00:00Z', validFor: null },
      { ...none, expiresAt: '2030-01-01T00:00:00.000Z' },
    ],
    [{ validFor: 'PT12H' }, { ...none, validFor: 'PT12H' }],
    [
      { validFor: 'PT12H', expiresAt: null },
      { ...none, validFor: 'PT12H' },
    ],
    [{ validFor: null }, none],
    [{ expiresAt: null }, none],
  ])('that runs is replaced by %j', async (body, expected) => {
    const id = await begun();
    expect((await change(id, body)).status).toBe(200);
    expect(expiryOf(id)).toEqual(expected);
  });

  it('at a moment is not taken away together with a time that the key has not', async () => {
    const { json } = await issue({ expiresAt: '2030-01-01T00:00:00Z' });
    await change(json.id, { validFor: null });
    expect(stored(json.id).expiresAt).toBe('2030-01-01T00:00:00.000Z');
  });
});

describe('a key that somebody issued themselves', () => {
  const issueOwn = async (): Promise<string> => {
    const asMember = await signedInAs(gateway.application, 'member');
    const { status, json } = await asMember({ method: 'POST', url: '/me/api-keys', body: { name: 'own' } });
    expect(status).toBe(201);
    return String(json.id);
  };

  it('is bound to nothing that would make it useless, because its owner has no right to it', async () => {
    const id = await issueOwn();
    for (const [binding, field] of [
      [{ groupId: ids.group }, 'groupId'],
      [{ accountId: ids.account }, 'accountId'],
    ] as const) {
      const answer = await change(id, binding);
      expect([answer.status, ...fieldsOf(answer)]).toEqual([400, field]);
    }
    expect(stored(id)).not.toHaveProperty('groupId');
    expect((await change(id, { debug: true, tags: ['seen'] })).status).toBe(200);
  });

  it('is bound to a group that its owner belongs to', async () => {
    const id = await issueOwn();
    await gateway.users.update({ ...gateway.users.get(memberId)!, groupIds: [ids.group] });
    expect((await change(id, { groupId: ids.group })).status).toBe(200);
    await gateway.users.update({ ...gateway.users.get(memberId)!, groupIds: [] });
  });
});
