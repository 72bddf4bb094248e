import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asAdmin: (request: Call) => Promise<Answer>;
let asMember: (request: Call) => Promise<Answer>;
let memberId: string;
let ids: Record<'group' | 'otherGroup' | 'account', string>;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'admin', 'admin');
  memberId = await createUser(gateway.users, 'member', 'member');
  asAdmin = await signedInAs(gateway.application, 'admin');
  asMember = await signedInAs(gateway.application, 'member');
  const { accounts, accountGroups } = gateway;
  const settings = { name: 'a', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
  ids = {
    group: (await accountGroups.create({ name: 'team', strategy: 'priority' }))!.id,
    otherGroup: (await accountGroups.create({ name: 'other', strategy: 'shuffle' }))!.id,
    account: (await accounts.create(settings, { kind: 'api-key', apiKey: 'sk' })).id,
  };
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.revoke(id);
});

const limits = {
  concurrency: 2,
  queue: { size: 10, timeoutMs: 30_000 },
  window: { minutes: 60, requests: 100, tokens: 1_000_000, costUsd: 2.5 },
  ...{ dailyCostUsd: 5, weeklyCostUsd: 20, monthlyCostUsd: 50, totalCostUsd: 0.000001 },
};
const rules = {
  limits,
  permissions: ['claude', 'openai'],
  allowedClients: ['claude-code', 'codex'],
  allowedModels: ['claude-*'],
  deniedModels: ['*opus*'],
  allowedCidrs: ['10.0.0.0/8', '2001:db8::1'],
  tags: ['ci', 'night shift'],
};

const issue = (fields: object): Promise<Answer> =>
  asAdmin({ method: 'POST', url: '/admin/api-keys', body: { name: 'k', userId: memberId, ...fields } });
const change = (id: unknown, body: object): Promise<Answer> =>
  asAdmin({ method: 'PATCH', url: `/admin/api-keys/${String(id)}`, body });
const stored = (id: unknown): ApiKey => gateway.apiKeys.get(String(id))!;
const fieldsOf = ({ json }: Answer): string[] => (json.errors as { field: string }[]).map((error) => error.field);

describe('the rules of a key', () => {
  it('are kept and shown, all of them', async () => {
    const given = { ...rules, groupId: ids.group, fallbackGroupId: ids.otherGroup, validFor: 'P1Y2M10DT2H30M' };
    const { status, json } = await issue(given);
    expect(status).toBe(201);
    expect(json).toMatchObject(given);
    expect(stored(json.id)).toMatchObject(given);
    const listed = await asAdmin({ method: 'GET', url: '/admin/api-keys' });
    expect([{ ...(listed.json.items as object[])[0], key: json.key }]).toMatchObject([json]);
  });

  it('are given, replaced and taken away by a change', async () => {
    const { json } = await issue({});
    const before = stored(json.id);
    const given = { ...rules, accountId: ids.account, fallbackGroupId: ids.group };
    expect((await change(json.id, given)).json).toMatchObject(given);
    await change(json.id, { limits: { concurrency: 1 }, tags: ['new'] });
    expect(stored(json.id)).toEqual({ ...before, ...given, limits: { concurrency: 1 }, tags: ['new'] });
    const cleared = Object.fromEntries(Object.keys(given).map((field) => [field, null]));
    expect((await change(json.id, cleared)).status).toBe(200);
    expect(stored(json.id)).toStrictEqual(before);
  });

  it('that restrict nothing are as good as none', async () => {
    const { json } = await issue({
      permissions: [],
      allowedClients: ['any', 'codex'],
      deniedModels: [],
      tags: [],
      limits: {},
    });
    for (const field of Object.keys(rules)) expect(stored(json.id)).not.toHaveProperty(field);
    await change(json.id, rules);
    await change(json.id, { permissions: [], allowedClients: [], deniedModels: [], tags: [], limits: {} });
    for (const field of ['permissions', 'allowedClients', 'deniedModels', 'tags', 'limits'])
      expect(stored(json.id)).not.toHaveProperty(field);
  });

  it('restrict the own key of a member', async () => {
    const body = { name: 'laptop', ...rules, validFor: 'P30D' };
    const { status, json } = await asMember({ method: 'POST', url: '/me/api-keys', body });
    expect(status).toBe(201);
    expect(json).toMatchObject({ ...body, origin: 'self' });
  });

  it('stay with a key that gets another text, and so does the expiry that runs', async () => {
    const { json } = await issue({
      ...rules,
      groupId: ids.group,
      fallbackGroupId: ids.otherGroup,
      validFor: 'P30D',
      debug: true,
    });
    await gateway.apiKeys.beginUse(stored(json.id));
    const former = stored(json.id);
    expect(former.firstUsedAt).toBeDefined();
    const rotated = await asMember({ method: 'POST', url: `/me/api-keys/${former.id}/rotate` });
    expect(rotated.json.id).toBe(former.id);
    const { digest, hint } = stored(former.id);
    expect(digest).not.toBe(former.digest);
    expect(stored(former.id)).toStrictEqual({ ...former, digest, hint });
  });

  const shared: [object, string][] = [
    [{ limits: null }, 'limits'],
    [{ limits: [] }, 'limits'],
    [{ limits: { concurrency: 0 } }, 'limits.concurrency'],
    [{ limits: { concurrency: -5 } }, 'limits.concurrency'],
    [{ limits: { concurrency: 1.5 } }, 'limits.concurrency'],
    [{ limits: { concurrency: 1e15 } }, 'limits.concurrency'],
    [{ limits: { concurrency: null } }, 'limits.concurrency'],
    [{ limits: { requests: 5 } }, 'limits.requests'],
    [{ limits: { queue: { size: 5 } } }, 'limits.queue.timeoutMs'],
    [{ limits: { queue: { size: 5, timeoutMs: 1e9 } } }, 'limits.queue.timeoutMs'],
    [{ limits: { queue: [] } }, 'limits.queue'],
    [{ limits: { window: { requests: 5 } } }, 'limits.window.minutes'],
    [{ limits: { window: { minutes: 5 } } }, 'limits.window'],
    [{ limits: { window: { minutes: 1e9, requests: 5 } } }, 'limits.window.minutes'],
    [{ limits: { window: { minutes: 5, requests: -1 } } }, 'limits.window.requests'],
    [{ limits: { window: { minutes: 5, costUsd: 0 } } }, 'limits.window.costUsd'],
    [{ limits: { dailyCostUsd: -1 } }, 'limits.dailyCostUsd'],
    [{ limits: { dailyCostUsd: '5' } }, 'limits.dailyCostUsd'],
    [{ limits: { weeklyCostUsd: 1e300 } }, 'limits.weeklyCostUsd'],
    [{ limits: { monthlyCostUsd: 0.0000001 } }, 'limits.monthlyCostUsd'],
    [{ limits: { totalCostUsd: 1.1234567 } }, 'limits.totalCostUsd'],
    [{ validFor: '30 days' }, 'validFor'],
    [{ validFor: 'P11Y' }, 'validFor'],
    [{ validFor: 'PT0S' }, 'validFor'],
    [{ validFor: 30 }, 'validFor'],
    [{ validFor: null }, 'validFor'],
    [{ validFor: 'P30D', expiresAt: '2030-01-01T00:00:00Z' }, 'validFor'],
    [{ expiresAt: '2030-01-01' }, 'expiresAt'],
    [{ allowedModels: [] }, 'allowedModels'],
    [{ allowedModels: 'claude-*' }, 'allowedModels'],
    [{ allowedModels: ['a b'] }, 'allowedModels'],
    [{ allowedModels: Array.from({ length: 101 }, (_, index) => `m${index}`) }, 'allowedModels'],
    [{ allowedCidrs: [] }, 'allowedCidrs'],
    [{ allowedCidrs: ['10.0.0.0/33'] }, 'allowedCidrs'],
    [{ allowedCidrs: ['10.0.0.0/8', 'example.com'] }, 'allowedCidrs'],
    [{ allowedCidrs: [7] }, 'allowedCidrs'],
    [{ allowedCidrs: '10.0.0.0/8' }, 'allowedCidrs'],
    [{ tags: [''] }, 'tags'],
    [{ tags: ['a\nb'] }, 'tags'],
    [{ tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, 'tags'],
  ];
  const adminOnly: [object, string][] = [
    [{ permissions: ['everything'] }, 'permissions'],
    [{ permissions: 'claude' }, 'permissions'],
    [{ allowedClients: ['netscape'] }, 'allowedClients'],
    [{ allowedClients: 'any' }, 'allowedClients'],
    [{ deniedModels: [7] }, 'deniedModels'],
    [{ groupId: 7 }, 'groupId'],
    [{ groupId: 'x'.repeat(65) }, 'groupId'],
    [{ firstUsedAt: '2030-01-01T00:00:00Z' }, 'firstUsedAt'],
  ];

  it.each([...shared, ...adminOnly])('are refused for %j', async (fields, field) => {
    const answer = await issue(fields);
    expect([answer.status, fieldsOf(answer)]).toEqual([400, [field]]);
    expect(gateway.apiKeys.list()).toEqual([]);
  });

  it.each([...shared, ...adminOnly].filter(([fields]) => !Object.values(fields).includes(null)))(
    'are refused for %j in a change',
    async (fields, field) => {
      const { json } = await issue({});
      const before = stored(json.id);
      const answer = await change(json.id, fields);
      expect([answer.status, fieldsOf(answer)]).toEqual([400, [field]]);
      expect(stored(json.id)).toEqual(before);
    },
  );

  it.each([...shared, ...adminOnly.filter(([, field]) => field !== 'groupId')])(
    'of an own key are refused for %j',
    async (fields, field) => {
      const answer = await asMember({ method: 'POST', url: '/me/api-keys', body: { name: 'k', ...fields } });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, [field]]);
    },
  );
});
