import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiKey, NewKeyPolicy } from '@app/api-keys';
import { partitionOf, redisKeys } from '@app/redis';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let asMember: (request: Call) => Promise<Answer>;
let memberId: string;
let ids: Record<'team' | 'lab' | 'stranger', string>;

beforeAll(async () => {
  server = await startRedisServer();
  const secrets = createSecrets();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  other = await startControlPlane({ redisUrl: server.url, secrets });
  memberId = await createUser(gateway.users, 'member', 'member');
  const group = async (name: string): Promise<string> =>
    (await gateway.accountGroups.create({ name, strategy: 'priority' }))!.id;
  ids = { team: await group('team'), lab: await group('lab'), stranger: await group('stranger') };
  await gateway.users.update({ ...gateway.users.get(memberId)!, groupIds: [ids.team, ids.lab] });
  asMember = await signedInAs(gateway.application, 'member');
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of [...gateway.apiKeys.list(), ...gateway.apiKeys.list({ deleted: true })])
    await gateway.apiKeys.purge(id);
  for (const { id } of gateway.keyPolicies.list()) await gateway.keyPolicies.delete(id);
});

const issue = (fields: object = {}): Promise<Answer> =>
  asMember({ method: 'POST', url: '/me/api-keys', body: { name: 'laptop', ...fields } });
const change = (id: unknown, body: object): Promise<Answer> =>
  asMember({ method: 'PATCH', url: `/me/api-keys/${String(id)}`, body });
const stored = (id: unknown): ApiKey => gateway.apiKeys.get(String(id))!;
const fieldsOf = ({ json }: Answer): string[] => (json.errors as { field: string }[]).map(({ field }) => field);
const policy = (fields: Partial<NewKeyPolicy>): Promise<unknown> =>
  gateway.keyPolicies.create({ name: 'members', roles: ['member'], maxKeys: 5, ...fields });

describe('a key that a person issues', () => {
  it('has spent what the last one in its place has: deleting and issuing again is no way to a fresh budget', async () => {
    await policy({ maxKeys: 1, maxLimits: { dailyCostUsd: 5 } });
    const spentBy = (id: unknown): string => redisKeys.spentByKey(partitionOf(memberId), String(id));
    const first = await issue();
    await gateway.redis.hset(spentBy(first.json.id), { '2026-11-21': '4900000000', reservedTokens: '7' });
    await asMember({ method: 'DELETE', url: `/me/api-keys/${String(first.json.id)}` });
    const second = await issue();
    expect(second.status).toBe(201);
    expect(await gateway.redis.hgetall(spentBy(second.json.id))).toEqual({ '2026-11-21': '4900000000' });
  });

  it('is theirs, says that they issued it, and tells nothing of its place', async () => {
    const { status, json } = await issue({ groupId: ids.team, permissions: ['claude'], tags: ['mine'] });
    expect(status).toBe(201);
    expect(json).toMatchObject({ origin: 'self', userId: memberId, groupId: ids.team, permissions: ['claude'] });
    expect(stored(json.id)).toMatchObject({ origin: 'self', ownSlot: expect.any(Number) as number, debug: false });
    const { key, ...rest } = json;
    expect((await asMember({ method: 'GET', url: `/me/api-keys/${String(json.id)}` })).json).toEqual({
      ...{ ...rest, groupName: 'team', lastUsedAt: null, spentTodayUsd: '0' },
    });
    for (const hidden of ['ownSlot', 'digest', 'previous']) expect(json).not.toHaveProperty(hidden);
    await expect(other.apiKeys.authenticate(String(key))).resolves.toMatchObject({ id: json.id });
  });

  it('can be bound to no group that is not theirs, whether there is one or not', async () => {
    for (const groupId of [ids.stranger, 'grp_unknown', '__proto__']) {
      const { status, json } = await issue({ groupId });
      expect([status, json.code]).toEqual([403, 'policy_permission_denied']);
    }
    expect(gateway.apiKeys.list()).toEqual([]);
  });

  it('is refused with every field that goes beyond the policy, in words', async () => {
    await policy({ permissions: ['claude'], maxLimits: { dailyCostUsd: 5 }, allowedModels: ['claude-*'] });
    const answer = await issue({
      ...{ permissions: ['openai'], limits: { dailyCostUsd: 6 }, allowedModels: ['gpt-*'] },
    });
    expect([answer.status, answer.json.code]).toEqual([400, 'caller_request_invalid']);
    expect(fieldsOf(answer).sort()).toEqual(['allowedModels', 'limits.dailyCostUsd', 'permissions']);
    expect(answer.text).toContain('must be at most 5');
    expect(gateway.apiKeys.list()).toEqual([]);
    expect((await issue({ limits: { dailyCostUsd: 5 } })).status).toBe(201);
  });

  it('may not outlive what the policy gives', async () => {
    await policy({ maxLifetimeDays: 7 });
    const inDays = (days: number): string => new Date(gateway.clock.now() + days * 86_400_000).toISOString();
    expect(fieldsOf(await issue({ expiresAt: inDays(8) }))).toEqual(['expiresAt']);
    expect(fieldsOf(await issue({ validFor: 'P8D' }))).toEqual(['validFor']);
    expect((await issue({ expiresAt: inDays(6) })).status).toBe(201);
  });
});

describe('the number of own keys', () => {
  it('is not exceeded by many requests at the same moment on two gateways, and none is lost', async () => {
    for (const maxKeys of [1, 7]) {
      await policy({ name: `at most ${maxKeys}`, maxKeys });
      const callers = [asMember, await signedInAs(other.application, 'member')];
      await other.keyPolicies.collection.sync();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          callers[index % 2]!({ method: 'POST', url: '/me/api-keys', body: { name: `key ${index}` } }),
        ),
      );
      const issued = answers.filter(({ status }) => status === 201);
      const refused = answers.filter(({ status }) => status === 409);
      expect([issued.length, refused.length]).toEqual([maxKeys, 50 - maxKeys]);
      expect(refused[0]?.json.detail).toContain(`${maxKeys} key(s)`);
      await gateway.apiKeys.collection.sync();
      expect(
        gateway.apiKeys
          .list()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(issued.map(({ json }) => json.id).sort());
      for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.purge(id);
    }
  });

  it('does not count keys of others, keys that somebody else issued, and deleted ones', async () => {
    await policy({ maxKeys: 1 });
    await gateway.apiKeys.issue({ name: 'of the team', userId: memberId });
    await gateway.apiKeys.issueOwn({ name: 'of another', userId: 'usr_other', origin: 'self' }, 1);
    const first = await issue();
    expect([first.status, (await issue()).status]).toEqual([201, 409]);
    expect((await asMember({ method: 'DELETE', url: `/me/api-keys/${String(first.json.id)}` })).status).toBe(204);
    expect([(await issue()).status, (await issue()).status]).toEqual([201, 409]);
  });

  it('does not grow where a policy gives less than it gave', async () => {
    await policy({ maxKeys: 5 });
    for (let count = 0; count < 3; count += 1) await issue();
    await gateway.keyPolicies.update({ ...gateway.keyPolicies.list()[0]!, maxKeys: 2 });
    expect((await issue()).status).toBe(409);
    const [first, second] = gateway.apiKeys.list() as [ApiKey, ApiKey];
    for (const ended of [first, second]) await asMember({ method: 'DELETE', url: `/me/api-keys/${ended.id}` });
    expect([(await issue()).status, (await issue()).status]).toEqual([201, 409]);
  });
});

describe('a change of an own key', () => {
  it('is judged by what the key would be', async () => {
    await policy({ maxLimits: { dailyCostUsd: 5 }, accountGroupIds: [ids.team, ids.lab] });
    const { json } = await issue({ groupId: ids.team, limits: { dailyCostUsd: 2 } });
    const before = stored(json.id);
    expect(fieldsOf(await change(json.id, { limits: { dailyCostUsd: 9 } }))).toEqual(['limits.dailyCostUsd']);
    expect((await change(json.id, { groupId: ids.stranger })).status).toBe(403);
    expect(stored(json.id)).toEqual(before);
    const moved = await change(json.id, { groupId: ids.lab, limits: null, tags: ['moved'], name: 'desk' });
    expect([moved.status, moved.json.groupId, moved.json.name]).toEqual([200, ids.lab, 'desk']);
    expect(stored(json.id)).not.toHaveProperty('limits');
  });

  it('of its labels goes through also where the policy became stricter', async () => {
    const { json } = await issue({ limits: { dailyCostUsd: 50 } });
    await policy({ maxLimits: { dailyCostUsd: 5 } });
    expect((await change(json.id, { name: 'desk', tags: ['kept'] })).status).toBe(200);
    expect(fieldsOf(await change(json.id, { deniedModels: ['gpt-*'] }))).toEqual(['limits.dailyCostUsd']);
  });

  it('of one that an administrator issued is of its labels only', async () => {
    const { apiKey } = await gateway.apiKeys.issue({ name: 'given', userId: memberId, limits: { concurrency: 1 } });
    expect((await change(apiKey.id, { name: 'mine', tags: ['work'] })).json).toMatchObject({ name: 'mine' });
    const before = stored(apiKey.id);
    for (const [field, value] of Object.entries({
      limits: null,
      groupId: ids.team,
      expiresAt: null,
      deniedModels: [],
    })) {
      const refused = await change(apiKey.id, { name: 'taken', [field]: value });
      expect([refused.status, refused.json.code, fieldsOf(refused)]).toEqual([
        403,
        'policy_permission_denied',
        [field],
      ]);
    }
    expect(stored(apiKey.id)).toEqual(before);
  });

  it('of a key of somebody else, and of one that was deleted, is of no key', async () => {
    const { apiKey } = await gateway.apiKeys.issue({ name: 'theirs', userId: 'usr_other' });
    const { json } = await issue();
    await asMember({ method: 'DELETE', url: `/me/api-keys/${String(json.id)}` });
    for (const id of [apiKey.id, json.id, 'key_unknown', '__proto__']) {
      const url = `/me/api-keys/${String(id)}`;
      const answers = [
        await change(id, { name: 'mine' }),
        await asMember({ method: 'GET', url }),
        await asMember({ method: 'DELETE', url }),
        await asMember({ method: 'POST', url: `${url}/rotate` }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    }
  });
});

describe('what own keys may be given', () => {
  const rights = async (): Promise<Record<string, unknown>> =>
    (await asMember({ method: 'GET', url: '/me/key-policy' })).json;

  it('is told for each group that they may be bound to, and for no binding', async () => {
    expect(await rights()).toEqual({
      ...{ maxKeys: 20, keysLeft: 20 },
      bindings: [
        { groupId: null, groupName: null },
        { groupId: ids.lab, groupName: 'lab' },
        { groupId: ids.team, groupName: 'team' },
      ],
    });
  });

  it('follows the policies, and counts down', async () => {
    const bounds = { permissions: ['claude'], maxLimits: { dailyCostUsd: 5 }, maxLifetimeDays: 30 } as const;
    await policy({ ...bounds, allowedModels: ['claude-*'], maxKeys: 3, accountGroupIds: [ids.stranger] });
    await issue({ groupId: ids.stranger });
    const expected = { groupId: ids.stranger, groupName: 'stranger', ...bounds, allowedModels: ['claude-*'] };
    expect(await rights()).toEqual({ maxKeys: 3, keysLeft: 2, bindings: [expected] });
  });
});
