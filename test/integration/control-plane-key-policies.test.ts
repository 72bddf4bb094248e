import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let groupId: string;

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets() };
  gateway = await startControlPlane(shared);
  other = await startControlPlane(shared);
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
  groupId = (await gateway.accountGroups.create({ name: 'team', strategy: 'priority' }))?.id ?? '';
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.keyPolicies.list()) await gateway.keyPolicies.delete(id);
});

const url = '/admin/key-policies';
const create = (body: object): Promise<Answer> => asOwner({ method: 'POST', url, body });
const change = (id: unknown, body: object): Promise<Answer> =>
  asOwner({ method: 'PATCH', url: `${url}/${String(id)}`, body });
const fieldsOf = ({ json }: Answer): string[] => (json.errors as { field: string }[]).map(({ field }) => field);

const whole = () => ({
  ...{ name: 'interns', description: 'three months', roles: ['member'], groupIds: [groupId], maxKeys: 3 },
  ...{ accountGroupIds: [groupId], permissions: ['claude'], allowedModels: ['claude-*'], maxLifetimeDays: 90 },
  maxLimits: { concurrency: 2, dailyCostUsd: 5, window: { minutes: 60, requests: 100 } },
});

describe('key policies', () => {
  it('are created, shown, listed, and known to every gateway', async () => {
    const created = await create(whole());
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject(whole());
    const id = String(created.json.id);
    expect((await asOwner({ method: 'GET', url: `${url}/${id}` })).json).toEqual(created.json);
    expect((await asOwner({ method: 'GET', url })).json).toEqual({ items: [created.json], nextCursor: null, total: 1 });
    await until(() => other.keyPolicies.get(id) !== undefined, 'the other gateway knows it', 1_000);
    expect({ ...other.keyPolicies.get(id), personCount: 0 }).toEqual(created.json);
  });

  it('bound nothing but the number of keys where nothing else is said, and keep no list that says nothing', async () => {
    const { status, json } = await create({
      ...{ name: 'plain', maxKeys: 0, roles: [], groupIds: [], permissions: [], maxLimits: {} },
    });
    expect(status).toBe(201);
    expect(Object.keys(json).sort()).toEqual(['createdAt', 'id', 'maxKeys', 'name', 'personCount']);
  });

  it('change field by field, and lose for null what may be absent', async () => {
    const { json } = await create(whole());
    expect((await change(json.id, { maxKeys: 9 })).json).toEqual({ ...json, maxKeys: 9 });
    const cleared = { description: null, roles: null, groupIds: null, accountGroupIds: null, permissions: null };
    const { status } = await change(json.id, {
      ...cleared,
      maxLimits: null,
      maxLifetimeDays: null,
      allowedModels: null,
    });
    expect(status).toBe(200);
    expect(gateway.keyPolicies.list()).toEqual([
      { id: json.id, name: 'interns', createdAt: json.createdAt, maxKeys: 9 },
    ]);
  });

  it('share no name, also when two are created or renamed at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({ name: 'contested', maxKeys: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const { json } = await create({ name: 'another', maxKeys: 1 });
    expect((await change(json.id, { name: 'contested' })).status).toBe(409);
  });

  it('go, and are unknown then', async () => {
    const { json } = await create(whole());
    const one = `${url}/${String(json.id)}`;
    expect((await asOwner({ method: 'DELETE', url: one })).status).toBe(204);
    for (const method of ['GET', 'DELETE'] as const) expect((await asOwner({ method, url: one })).status).toBe(404);
    expect((await change(json.id, { maxKeys: 1 })).status).toBe(404);
  });

  it.each<[object, string]>([
    [{ name: undefined }, 'name'],
    [{ maxKeys: undefined }, 'maxKeys'],
    [{ maxKeys: -1 }, 'maxKeys'],
    [{ maxKeys: 1.5 }, 'maxKeys'],
    [{ maxKeys: null }, 'maxKeys'],
    [{ maxKeys: 1_001 }, 'maxKeys'],
    [{ roles: ['root'] }, 'roles'],
    [{ roles: 'member' }, 'roles'],
    [{ roles: ['member', 'member'] }, 'roles'],
    [{ groupIds: ['grp_unknown'] }, 'groupIds'],
    [{ groupIds: [{}] }, 'groupIds'],
    [{ groupIds: ['toString'] }, 'groupIds'],
    [{ accountGroupIds: [] }, 'accountGroupIds'],
    [{ accountGroupIds: ['grp_unknown'] }, 'accountGroupIds'],
    [{ permissions: ['everything'] }, 'permissions'],
    [{ allowedModels: [] }, 'allowedModels'],
    [{ maxLimits: { concurrency: 0 } }, 'maxLimits.concurrency'],
    [{ maxLimits: { window: { minutes: 5 } } }, 'maxLimits.window'],
    [{ maxLimits: { dailyCostUsd: Infinity } }, 'maxLimits.dailyCostUsd'],
    [{ maxLimits: { accountId: 'acc_1' } }, 'maxLimits.accountId'],
    [{ maxLifetimeDays: 0 }, 'maxLifetimeDays'],
    [{ maxLifetimeDays: 1e9 }, 'maxLifetimeDays'],
    [{ description: ' ' }, 'description'],
    ...['id', 'createdAt', 'ownerId', 'userId', 'role', 'accountIds', 'isAdmin'].map((field): [object, string] => [
      { [field]: 'x' },
      field,
    ]),
  ])('are refused with %j, and change nothing', async (fields, field) => {
    const refused = await create({ ...whole(), name: 'refused', ...fields });
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused)).toEqual([field]);
    const { json } = await create(whole());
    const isAbsent = Object.values(fields).includes(undefined);
    const changed = await change(json.id, fields);
    expect(changed.status).toBe(isAbsent ? 200 : 400);
    expect(gateway.keyPolicies.list().map((policy) => ({ ...policy, personCount: 0 }))).toEqual([json]);
  });

  it('can be changed where a group that they name is gone', async () => {
    const { json } = await create({ ...whole(), groupIds: [groupId] });
    const stored = gateway.keyPolicies.get(String(json.id));
    if (stored) await gateway.keyPolicies.update({ ...stored, groupIds: ['grp_gone'] });
    expect((await change(json.id, { maxKeys: 2 })).status).toBe(200);
    expect(fieldsOf(await change(json.id, { groupIds: ['grp_gone'] }))).toEqual(['groupIds']);
  });
});
