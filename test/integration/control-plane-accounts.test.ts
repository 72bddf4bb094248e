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
    expect(shown.json).toEqual(answer.json);
    const listed = await asOwner({ method: 'GET', url: '/admin/accounts' });
    expect(listed.json.nextCursor).toBeNull();
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
