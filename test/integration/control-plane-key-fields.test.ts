import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

/** What a record of a key or of its owner keeps, and no request may say. */
const kept = [
  ...['role', 'ownerId', 'origin', 'ownSlot', 'digest', 'previous', 'deletedAt', 'hint', 'id', 'createdAt'],
  ...['firstUsedAt', 'isAdmin', 'scopes', 'epoch', 'key', '__proto__'],
];
/** What is for administrators to say of a key. */
const notOwn = [...kept, 'userId', 'debug', 'enabled', 'accountId', 'fallbackGroupId'];

let server: RedisServer;
let gateway: ControlPlane;
let caller: Record<'owner' | 'member', (request: Call) => Promise<Answer>>;
let memberId: string;
let own: ApiKey;
let before: string;

const everything = (): string =>
  JSON.stringify([...gateway.apiKeys.list(), ...gateway.apiKeys.list({ deleted: true })]);

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  memberId = await createUser(gateway.users, 'member', 'member');
  await createUser(gateway.users, 'owner', 'owner');
  caller = {
    member: await signedInAs(gateway.application, 'member'),
    owner: await signedInAs(gateway.application, 'owner'),
  };
  own = (await gateway.apiKeys.issueOwn({ name: 'own', userId: memberId, origin: 'self' }, 5))!.apiKey;
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

beforeEach(() => {
  before = everything();
});

/** JSON text, because an object literal has another idea of `__proto__`. */
function bodyWith(fields: object, field: string, value: unknown): string {
  const text = JSON.stringify(fields);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${JSON.stringify(field)}:${JSON.stringify(value)}}`;
}

interface Route {
  readonly as: 'owner' | 'member';
  readonly method: 'POST' | 'PATCH';
  readonly url: () => string;
  readonly body: object;
  readonly fields: readonly string[];
}

const routes: Record<string, Route> = {
  'POST /me/api-keys': { as: 'member', method: 'POST', url: () => '/me/api-keys', body: { name: 'x' }, fields: notOwn },
  'PATCH /me/api-keys/:id': {
    ...{ as: 'member', method: 'PATCH', url: () => `/me/api-keys/${own.id}`, body: { name: 'x' }, fields: notOwn },
  },
  'POST /me/api-keys/:id/rotate': {
    ...{ as: 'member', method: 'POST', url: () => `/me/api-keys/${own.id}/rotate`, body: {} },
    fields: [...notOwn, 'name', 'limits', 'groupId'],
  },
  'POST /admin/api-keys': {
    as: 'owner',
    method: 'POST',
    url: () => '/admin/api-keys',
    body: { name: 'x' },
    fields: kept,
  },
  'PATCH /admin/api-keys/:id': {
    ...{ as: 'owner', method: 'PATCH', url: () => `/admin/api-keys/${own.id}`, body: { name: 'x' } },
    fields: [...kept, 'userId'],
  },
  'POST /admin/api-keys/:id/rotate': {
    ...{ as: 'owner', method: 'POST', url: () => `/admin/api-keys/${own.id}/rotate`, body: {} },
    fields: [...kept, 'userId', 'name'],
  },
  'POST /admin/api-keys/:id/transfer': {
    ...{ as: 'owner', method: 'POST', url: () => `/admin/api-keys/${own.id}/transfer`, body: { userId: 'usr_x' } },
    fields: [...kept, 'accountId', 'limits'],
  },
  'POST /admin/api-keys/batch': {
    ...{ as: 'owner', method: 'POST', url: () => '/admin/api-keys/batch', body: { keys: [{ name: 'x' }] } },
    fields: [...kept, 'userId', 'name'],
  },
  'PATCH /admin/api-keys/batch': {
    ...{ as: 'owner', method: 'PATCH', url: () => '/admin/api-keys/batch', body: { ids: ['key_x'], change: {} } },
    fields: [...kept, 'userId', 'name'],
  },
};

describe.each(Object.entries(routes))('%s', (_, { as, method, url, body, fields }) => {
  it.each(fields)('is refused with a field %s, and changes nothing', async (field) => {
    for (const value of [true, 'owner', { validUntil: '2099-01-01T00:00:00.000Z', digest: 'x' }, null]) {
      const headers = { 'content-type': 'application/json' };
      const answer = await caller[as]({ method, url: url(), body: bodyWith(body, field, value), headers });
      expect(answer.status).toBe(400);
      expect(everything()).toBe(before);
    }
  });
});

it('no answer about a key holds what only its record keeps', async () => {
  const issued = await caller.member({ method: 'POST', url: '/me/api-keys', body: { name: 'shown' } });
  const rotated = await caller.owner({
    ...{ method: 'POST', url: `/admin/api-keys/${String(issued.json.id)}/rotate`, body: { overlap: 'P1D' } },
  });
  const shown = await caller.owner({ method: 'GET', url: `/admin/api-keys/${String(issued.json.id)}` });
  const listed = await caller.owner({ method: 'GET', url: '/admin/api-keys' });
  const { digest, previous } = gateway.apiKeys.get(String(issued.json.id))!;
  for (const { text } of [issued, rotated, shown, listed])
    for (const secret of ['digest', 'ownSlot', digest, previous?.digest ?? 'digest'])
      expect(text).not.toContain(secret);
});
