import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let asOperator: (request: Call) => Promise<Answer>;
let groupId: string;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  await createUser(gateway.users, 'operator', 'operator');
  asOwner = await signedInAs(gateway.application, 'owner');
  asOperator = await signedInAs(gateway.application, 'operator');
  groupId = (await gateway.accountGroups.create({ name: 'team', strategy: 'priority' }))!.id;
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const newAccount = { name: 'team', platform: 'claude', credentials: { apiKey: 'sk-canary-credential' } };
const settings = {
  modelMapping: { fast: 'claude-haiku-4-5', 'team/best': 'claude-opus-5-5' },
  maxConcurrency: 4,
  weight: 3,
  serialQueue: { spacingMs: 250 },
  dailyCostUsd: 12.5,
  expiresAt: '2030-01-31T10:00:00.000Z',
  cooldownSeconds: { overloaded: 30, unauthorized: 0 },
  firstByteTimeoutMs: 20_000,
};

async function createAccount(fields: object = {}): Promise<string> {
  const answer = await asOwner({ method: 'POST', url: '/admin/accounts', body: { ...newAccount, ...fields } });
  expect(answer.status).toBe(201);
  return String(answer.json.id);
}

describe('the settings of an account', () => {
  it('are kept and shown, all of them', async () => {
    const given = { ...settings, groupIds: [groupId] };
    const id = await createAccount({ ...given, expiresAt: '2030-01-31T12:00:00+02:00' });
    const shown = await asOwner({ method: 'GET', url: `/admin/accounts/${id}` });
    expect(shown.json).toMatchObject(given);
    expect(gateway.accounts.get(id)).toMatchObject(given);
  });

  it('are given, replaced and taken away by a change', async () => {
    const id = await createAccount();
    const url = `/admin/accounts/${id}`;
    const before = gateway.accounts.get(id);
    const given = { ...settings, groupIds: [groupId] };
    expect((await asOwner({ method: 'PATCH', url, body: given })).json).toMatchObject(given);
    const body = { cooldownSeconds: { failing: 5 }, modelMapping: { a: 'b' }, weight: 1 };
    await asOwner({ method: 'PATCH', url, body });
    expect(gateway.accounts.get(id)).toEqual({ ...before, ...given, ...body });
    const cleared = Object.fromEntries(Object.keys(given).map((field) => [field, null]));
    const answer = await asOwner({ method: 'PATCH', url, body: cleared });
    expect(answer.status).toBe(200);
    for (const field of Object.keys(given)) expect(answer.json).not.toHaveProperty(field);
    expect(gateway.accounts.get(id)).toStrictEqual(before);
  });

  it('that are empty are as good as none', async () => {
    const id = await createAccount({ groupIds: [], modelMapping: {}, cooldownSeconds: {} });
    expect(Object.keys(gateway.accounts.get(id) ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/groupIds|modelMapping|cooldownSeconds/)]),
    );
  });

  it('may be changed while a group that it is in is gone', async () => {
    const gone = (await gateway.accountGroups.create({ name: 'gone', strategy: 'priority' }))!;
    const id = await createAccount({ groupIds: [gone.id] });
    await gateway.accountGroups.delete(gone.id);
    const url = `/admin/accounts/${id}`;
    expect((await asOwner({ method: 'PATCH', url, body: { priority: 3 } })).status).toBe(200);
    expect((await asOwner({ method: 'PATCH', url, body: { groupIds: [gone.id] } })).status).toBe(400);
  });

  it.each<[object, string]>([
    [{ groupIds: ['grp_unknown'] }, 'groupIds'],
    [{ groupIds: ['__proto__'] }, 'groupIds'],
    [{ groupIds: 'grp_unknown' }, 'groupIds'],
    [{ groupIds: [7] }, 'groupIds'],
    [{ groupIds: Array.from({ length: 51 }, (_, index) => `grp_${index}`) }, 'groupIds'],
    [{ modelMapping: [] }, 'modelMapping'],
    [{ modelMapping: { a: 5 } }, 'modelMapping'],
    [{ modelMapping: { 'claude-*': 'b' } }, 'modelMapping'],
    [{ modelMapping: 'a=b' }, 'modelMapping'],
    [{ maxConcurrency: 0 }, 'maxConcurrency'],
    [{ maxConcurrency: -1 }, 'maxConcurrency'],
    [{ maxConcurrency: 1.5 }, 'maxConcurrency'],
    [{ maxConcurrency: 1e9 }, 'maxConcurrency'],
    [{ maxConcurrency: '4' }, 'maxConcurrency'],
    [{ weight: 0 }, 'weight'],
    [{ weight: 101 }, 'weight'],
    [{ serialQueue: {} }, 'serialQueue.spacingMs'],
    [{ serialQueue: { spacingMs: -1 } }, 'serialQueue.spacingMs'],
    [{ serialQueue: { spacingMs: 1e9 } }, 'serialQueue.spacingMs'],
    [{ serialQueue: { spacingMs: 1, size: 2 } }, 'serialQueue.size'],
    [{ serialQueue: [] }, 'serialQueue'],
    [{ serialQueue: true }, 'serialQueue'],
    [{ dailyCostUsd: 0 }, 'dailyCostUsd'],
    [{ dailyCostUsd: -3 }, 'dailyCostUsd'],
    [{ dailyCostUsd: 1e300 }, 'dailyCostUsd'],
    [{ dailyCostUsd: 1.1234567 }, 'dailyCostUsd'],
    [{ dailyCostUsd: '12' }, 'dailyCostUsd'],
    [{ expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ expiresAt: '2030-01-31' }, 'expiresAt'],
    [{ expiresAt: 5 }, 'expiresAt'],
    [{ cooldownSeconds: { overloaded: -1 } }, 'cooldownSeconds.overloaded'],
    [{ cooldownSeconds: { overloaded: 1e9 } }, 'cooldownSeconds.overloaded'],
    [{ cooldownSeconds: { overloaded: '30' } }, 'cooldownSeconds.overloaded'],
    [{ cooldownSeconds: { overloaded: null } }, 'cooldownSeconds.overloaded'],
    [{ cooldownSeconds: { nonsense: 1 } }, 'cooldownSeconds.nonsense'],
    [{ cooldownSeconds: 30 }, 'cooldownSeconds'],
    [{ firstByteTimeoutMs: 0 }, 'firstByteTimeoutMs'],
    [{ firstByteTimeoutMs: 1e9 }, 'firstByteTimeoutMs'],
    [{ state: { status: 'available' } }, 'state'],
  ])('are refused for %j, at first and in a change', async (fields, field) => {
    const before = gateway.accounts.list();
    const id = before[0]!.id;
    for (const answer of [
      await asOwner({ method: 'POST', url: '/admin/accounts', body: { ...newAccount, ...fields } }),
      await asOwner({ method: 'PATCH', url: `/admin/accounts/${id}`, body: fields }),
    ]) {
      expect(answer.status).toBe(400);
      expect((answer.json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    }
    expect(gateway.accounts.list()).toEqual(before);
  });

  it.each(Object.keys(settings))('are refused where %s is null at first', async (field) => {
    const body = { ...newAccount, [field]: null };
    expect((await asOwner({ method: 'POST', url: '/admin/accounts', body })).status).toBe(400);
  });
});

describe('the state of an account', () => {
  it('is shown with the account, to the operator too', async () => {
    const id = await createAccount();
    const now = gateway.clock.now();
    gateway.accountStates.set(id, {
      id,
      cooldowns: [
        { scope: 'account', cause: 'overloaded', since: now, until: now + 60_000, evidence: { status: 529 } },
      ],
      windows: [{ name: '5h', status: 'warning', utilization: 0.9 }],
      firstByteMs: 800,
    });
    const state = {
      status: 'cooling',
      cooldowns: [
        {
          ...{ scope: 'account', cause: 'overloaded', evidence: { status: 529 } },
          ...{ since: new Date(now).toISOString(), until: new Date(now + 60_000).toISOString() },
        },
      ],
      windows: [{ name: '5h', status: 'warning', utilization: 0.9 }],
      firstByteMs: 800,
      running: 2,
    };
    expect((await asOperator({ method: 'GET', url: `/admin/accounts/${id}` })).json.state).toEqual(state);
    const listed = await asOperator({ method: 'GET', url: '/admin/accounts?limit=200' });
    expect((listed.json.items as { id: string; state: object }[]).find((item) => item.id === id)?.state).toEqual(state);
  });

  it('is cleared by a reset, which leaves a pause alone', async () => {
    const id = await createAccount();
    const url = `/admin/accounts/${id}`;
    const now = gateway.clock.now();
    const cooldown = { scope: 'account', cause: 'failing', since: now, until: now + 60_000, evidence: {} } as const;
    gateway.accountStates.set(id, { id, cooldowns: [cooldown], windows: [] });
    const statusAfter = async (action: string): Promise<unknown> => {
      const { status, json } = await asOperator({ method: 'POST', url: `${url}/${action}` });
      expect(status).toBe(200);
      return (json.state as { status: string }).status;
    };
    expect(await statusAfter('pause')).toBe('paused');
    expect(await statusAfter('reset')).toBe('paused');
    expect(gateway.accountStates.has(id)).toBe(false);
    expect(await statusAfter('resume')).toBe('available');
    expect(gateway.accounts.get(id)?.schedulable).toBe(true);
  });

  it('of an account that is not there cannot be cleared', async () => {
    gateway.accountStates.set('acc_gone', { id: 'acc_gone', cooldowns: [], windows: [] });
    expect((await asOperator({ method: 'POST', url: '/admin/accounts/acc_gone/reset' })).status).toBe(404);
    expect(gateway.accountStates.has('acc_gone')).toBe(true);
  });

  it('says when the subscription behind it has ended', async () => {
    const id = await createAccount({ expiresAt: '2020-01-01T00:00:00Z' });
    const { json } = await asOwner({ method: 'GET', url: `/admin/accounts/${id}` });
    expect(json.state).toMatchObject({ status: 'expired' });
  });
});
