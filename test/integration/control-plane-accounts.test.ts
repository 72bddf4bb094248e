import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, call, createUser, tokenFor } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let token: string;
let ownerId: string;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  ownerId = await createUser(gateway.users, 'owner', 'owner');
  token = await tokenFor(gateway.application, 'owner');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const asOwner = (request: Call): Promise<Answer> =>
  call(gateway.application, { ...request, headers: { authorization: `Bearer ${token}`, ...request.headers } });

const newAccount = { name: 'team', platform: 'claude', credentials: { apiKey: 'sk-canary-credential' } };

async function createAccount(fields: object = {}): Promise<string> {
  const answer = await asOwner({ method: 'POST', url: '/admin/accounts', body: { ...newAccount, ...fields } });
  expect(answer.status).toBe(201);
  return String(answer.json.id);
}

describe('accounts', () => {
  it('are created with defaults and shown without their credentials', async () => {
    const answer = await asOwner({ method: 'POST', url: '/admin/accounts', body: newAccount });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      name: 'team',
      platform: 'claude',
      priority: 50,
      schedulable: true,
      personal: false,
      credentialState: 'usable',
    });
    const shown = await asOwner({ method: 'GET', url: `/admin/accounts/${String(answer.json.id)}` });
    expect(shown.json).toEqual({
      ...{ ...answer.json, forecast: { windows: [] }, ownerUsername: null, groups: [], lastUsedAt: null },
      spentTodayUsd: '0',
    });
    const listed = await asOwner({ method: 'GET', url: '/admin/accounts' });
    expect(listed.json).toEqual({ items: [shown.json], nextCursor: null, total: 1 });
    for (const { text } of [answer, shown, listed]) expect(text).not.toMatch(/canary|sealed/);
  });

  it('keep every field that is sent', async () => {
    const fields = {
      ...{ baseUrl: 'http://127.0.0.1:3900/base', priority: 7, models: ['claude-*', 'other'], schedulable: false },
      ...{ personal: true, ownerId },
    };
    const id = await createAccount(fields);
    expect((await asOwner({ method: 'GET', url: `/admin/accounts/${id}` })).json).toMatchObject(fields);
  });
});

describe('a change of an account', () => {
  it('touches only what it names, and null takes away', async () => {
    const id = await createAccount({ baseUrl: 'http://127.0.0.1:3900', models: ['a'], personal: true, ownerId });
    const url = `/admin/accounts/${id}`;
    const { createdAt, state } = (await asOwner({ method: 'GET', url })).json;
    const changed = await asOwner({ method: 'PATCH', url, body: { name: 'new', priority: 1, models: null } });
    expect(changed.status).toBe(200);
    expect(changed.json).toEqual({
      ...{ id, name: 'new', platform: 'claude', credentialState: 'usable', priority: 1, schedulable: true },
      ...{ personal: true, ownerId, baseUrl: 'http://127.0.0.1:3900', createdAt, state },
    });
  });

  it('replaces credentials, which are sealed in the store and never answered', async () => {
    const id = await createAccount();
    const body = { credentials: { apiKey: 'sk-canary-second' } };
    const { status, text } = await asOwner({ method: 'PATCH', url: `/admin/accounts/${id}`, body });
    expect(status).toBe(200);
    expect(text).not.toContain('canary');
    expect(gateway.accounts.credentialsOf(id)).toEqual({ kind: 'api-key', apiKey: 'sk-canary-second' });
    const stored = JSON.stringify(await gateway.redis.hgetall('tl:{account-credentials}:records'));
    expect(stored).toContain(id);
    expect(stored).not.toContain('canary');
  });

  it('made by two at the same moment is written once', async () => {
    const url = `/admin/accounts/${await createAccount()}`;
    const bodies = [1, 2, 3, 4].map((priority) => ({ priority }));
    const answers = await Promise.all(bodies.map((body) => asOwner({ method: 'PATCH', url, body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('is not undone by another that replaces credentials meanwhile', async () => {
    const id = await createAccount();
    const url = `/admin/accounts/${id}`;
    const [replaced, renamed] = await Promise.all([
      asOwner({ method: 'PATCH', url, body: { credentials: { apiKey: 'sk-canary-third' }, priority: 9 } }),
      asOwner({ method: 'PATCH', url, body: { name: 'renamed meanwhile' } }),
    ]);
    const account = gateway.accounts.get(id);
    if (renamed.status === 200) expect(account?.name).toBe('renamed meanwhile');
    if (replaced.status === 200) expect(account?.priority).toBe(9);
    expect([replaced.status, renamed.status]).toContain(200);
  });

  it('pauses and resumes, and deletes the account with its credentials', async () => {
    const id = await createAccount();
    const url = `/admin/accounts/${id}`;
    expect((await asOwner({ method: 'POST', url: `${url}/pause` })).json.schedulable).toBe(false);
    expect((await asOwner({ method: 'POST', url: `${url}/pause` })).status).toBe(200);
    expect((await asOwner({ method: 'POST', url: `${url}/resume` })).json.schedulable).toBe(true);
    expect((await asOwner({ method: 'DELETE', url })).status).toBe(204);
    for (const request of [
      { method: 'GET', url },
      { method: 'DELETE', url },
      { method: 'POST', url: `${url}/pause` },
    ] as const) {
      expect((await asOwner(request)).status).toBe(404);
    }
    expect(gateway.accounts.credentialCollection.get(id)).toBeUndefined();
  });

  it('cannot move an account to another platform or give it an id', async () => {
    const url = `/admin/accounts/${await createAccount()}`;
    for (const field of ['platform', 'id', 'createdAt', 'role', 'sealed', 'state', 'running']) {
      const { status, json } = await asOwner({ method: 'PATCH', url, body: { [field]: 'sandbox' } });
      expect(status).toBe(400);
      expect(json.errors).toMatchObject([{ field, message: 'is not a field of this request' }]);
    }
  });
});

describe('an account is refused', () => {
  it.each([
    [{ name: undefined }, 'name'],
    [{ name: null }, 'name'],
    [{ platform: undefined }, 'platform'],
    [{ platform: 'nonsense' }, 'platform'],
    [{ credentials: undefined }, 'credentials'],
    [{ credentials: null }, 'credentials'],
    [{ credentials: 'sk-canary' }, 'credentials'],
    [{ credentials: [{ apiKey: 'sk-canary' }] }, 'credentials'],
    [{ credentials: {} }, 'credentials.apiKey'],
    [{ credentials: { apiKey: '' } }, 'credentials.apiKey'],
    [{ credentials: { apiKey: 'sk-canary\r\nx: y' } }, 'credentials.apiKey'],
    [{ credentials: { apiKey: 5 } }, 'credentials.apiKey'],
    [{ credentials: { apiKey: 'sk-canary', oauth: {} } }, 'credentials.apiKey'],
    [{ credentials: { oauth: {} } }, 'credentials.oauth.tokenUrl'],
    [{ credentials: { apiKey: 'sk-canary', more: 1 } }, 'credentials.more'],
    [{ priority: 0 }, 'priority'],
    [{ priority: 101 }, 'priority'],
    [{ priority: 1.5 }, 'priority'],
    [{ priority: '5' }, 'priority'],
    [{ baseUrl: 'ftp://example.com' }, 'baseUrl'],
    [{ baseUrl: 'https://user:canary@example.com' }, 'baseUrl'],
    [{ baseUrl: 'https://example.com?key=canary' }, 'baseUrl'],
    [{ baseUrl: 'https://example.com#x' }, 'baseUrl'],
    [{ baseUrl: null }, 'baseUrl'],
    [{ models: [] }, 'models'],
    [{ models: 'claude-*' }, 'models'],
    [{ models: ['a', 5] }, 'models'],
    [{ models: ['a', 'a'] }, 'models'],
    [{ schedulable: 'yes' }, 'schedulable'],
    [{ personal: 1 }, 'personal'],
    [{ personal: true }, 'ownerId'],
    [{ personal: true, ownerId: 'usr_nobody' }, 'ownerId'],
    [{ ownerId: 'usr_nobody' }, 'ownerId'],
    [{ ownerId: '__proto__' }, 'ownerId'],
    [{ isAdmin: true }, 'isAdmin'],
    [{ credentialState: 'usable' }, 'credentialState'],
  ])('for %j, and the field is named', async (change, field) => {
    const before = gateway.accounts.list().length;
    const body = { ...newAccount, ...change };
    const { status, json, text } = await asOwner({ method: 'POST', url: '/admin/accounts', body });
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    expect(json.code).toBe('caller_request_invalid');
    expect(text).not.toContain('canary');
    expect(gateway.accounts.list()).toHaveLength(before);
  });

  it('as personal without an owner also when it is changed', async () => {
    const url = `/admin/accounts/${await createAccount()}`;
    expect((await asOwner({ method: 'PATCH', url, body: { personal: true } })).status).toBe(400);
    expect((await asOwner({ method: 'PATCH', url, body: { personal: true, ownerId } })).status).toBe(200);
    expect((await asOwner({ method: 'PATCH', url, body: { ownerId: null } })).status).toBe(400);
    expect((await asOwner({ method: 'PATCH', url, body: { ownerId: null, personal: false } })).status).toBe(200);
  });
});
