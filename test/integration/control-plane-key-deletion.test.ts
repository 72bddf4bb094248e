import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '@app/common';
import { MovableClock } from '../support/control-plane/movable-clock';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const DAY_MS = 86_400_000;
const people: Partial<Record<string, Role>> = {
  owner: 'owner',
  admin: 'admin',
  secondAdmin: 'admin',
  member: 'member',
};

let server: RedisServer;
let clock: MovableClock;
let gateway: ControlPlane;
let other: ControlPlane;
let ids: Record<string, string>;

beforeAll(async () => {
  server = await startRedisServer();
  clock = new MovableClock();
  const shared = { redisUrl: server.url, secrets: createSecrets(), clock };
  [gateway, other] = [await startControlPlane(shared), await startControlPlane(shared)];
  ids = {};
  for (const [name, role] of Object.entries(people)) ids[name] = await createUser(gateway.users, name, role!);
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of [...gateway.apiKeys.list(), ...gateway.apiKeys.list({ deleted: true })])
    await gateway.apiKeys.purge(id);
});

/** As somebody who signs in for this call: the clock of these tests moves further than a token lasts. */
const as = async (name: string, request: Call): Promise<Answer> =>
  (await signedInAs(gateway.application, name))(request);
const remove = (id: string): Promise<Answer> => as('admin', { method: 'DELETE', url: `/admin/api-keys/${id}` });
const restore = (id: string, name = 'admin'): Promise<Answer> =>
  as(name, { method: 'POST', url: `/admin/api-keys/${id}/restore` });
const issue = async (userId = ids.member!): Promise<{ readonly id: string; readonly text: string }> => {
  const { apiKey, text } = await gateway.apiKeys.issue({ name: 'laptop', userId, limits: { dailyCostUsd: 5 } });
  return { id: apiKey.id, text };
};
const stateOf = (text: string, on = gateway): Promise<string> =>
  on.apiKeys.authenticate(text).then(
    () => 'good',
    (error: unknown) => String(error),
  );
const listed = async (query: string): Promise<string[]> => {
  const { json } = await as('admin', { method: 'GET', url: `/admin/api-keys${query}` });
  return (json.items as { id: string }[]).map(({ id }) => id);
};

describe('a key that was deleted', () => {
  it('is unknown to every gateway within a second, and shown only to who asks for deleted ones', async () => {
    const { id, text } = await issue();
    const kept = await issue();
    expect(await stateOf(text, other)).toBe('good');
    expect((await remove(id)).status).toBe(204);
    await expect.poll(() => stateOf(text, other), { timeout: 1_000, interval: 20 }).toContain('not known');
    expect(await stateOf(text)).toContain('not known');
    expect([await listed(''), await listed('?deleted=false'), await listed('?deleted=true')]).toEqual([
      [kept.id],
      [kept.id],
      [id],
    ]);
    const shown = await as('admin', { method: 'GET', url: `/admin/api-keys/${id}` });
    expect(shown.json.deletedAt).toBe(gateway.apiKeys.get(id)?.deletedAt);
    const own = await as('member', { method: 'GET', url: '/me/api-keys' });
    expect((own.json.items as { id: string }[]).map((item) => item.id)).toEqual([kept.id]);
  });

  it('is nothing that can be changed, deleted again, rotated or handed over', async () => {
    const { id } = await issue();
    await remove(id);
    const before = gateway.apiKeys.get(id);
    const url = `/admin/api-keys/${id}`;
    const answers = [
      await as('admin', { method: 'PATCH', url, body: { enabled: true } }),
      await remove(id),
      await as('admin', { method: 'POST', url: `${url}/rotate` }),
      await as('admin', { method: 'POST', url: `${url}/transfer`, body: { userId: ids.admin } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect(gateway.apiKeys.get(id)).toEqual(before);
  });

  it('stands in the way of no account that it was bound to', async () => {
    const settings = { name: 'a', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
    const account = await gateway.accounts.create(settings, { kind: 'api-key', apiKey: 'sk' });
    const { apiKey } = await other.apiKeys.issue({ name: 'bound', userId: ids.member!, accountId: account.id });
    const url = `/admin/accounts/${account.id}`;
    const refused = await as('admin', { method: 'DELETE', url });
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      '1 API key(s) are bound to this account: bind them elsewhere first',
    ]);
    expect(gateway.accounts.get(account.id)).toBeDefined();
    await remove(apiKey.id);
    expect((await as('admin', { method: 'DELETE', url })).status).toBe(204);
  });
});

describe('the restoration of a key', () => {
  it('makes it what it was, with the same text', async () => {
    const { id, text } = await issue();
    const before = gateway.apiKeys.get(id);
    await remove(id);
    clock.moveBy(29 * DAY_MS);
    const restored = await restore(id);
    expect(restored.status).toBe(200);
    expect(restored.json).not.toHaveProperty('deletedAt');
    expect(gateway.apiKeys.get(id)).toEqual(before);
    expect(await stateOf(text)).toBe('good');
    await expect.poll(() => stateOf(text, other), { timeout: 1_000, interval: 20 }).toBe('good');
    expect((await restore(id)).status).toBe(409);
  });

  it('is too late after 30 days', async () => {
    const { id, text } = await issue();
    await remove(id);
    clock.moveBy(30 * DAY_MS + 60_000);
    const { status, json } = await restore(id);
    expect([status, json.detail]).toEqual([409, 'This key was deleted more than 30 days ago']);
    expect(await stateOf(text)).toContain('not known');
  });

  it('is not for the key of a sign-in, whose tokens may be what it was ended for', async () => {
    const device = { name: 'Claude Code', userId: ids.member!, origin: 'device' } as const;
    const { apiKey } = await gateway.apiKeys.issue(device);
    await remove(apiKey.id);
    const { status, json } = await restore(apiKey.id);
    expect([status, json.detail]).toEqual([409, 'A sign-in that has ended does not come back: sign in again']);
    expect(gateway.apiKeys.get(apiKey.id)).toHaveProperty('deletedAt');
  });

  it('takes a place among the own keys of its owner again, or none', async () => {
    await gateway.keyPolicies.create({ name: 'one key', roles: ['member'], maxKeys: 1 });
    const own = { name: 'mine', userId: ids.member!, origin: 'self' } as const;
    const first = await gateway.apiKeys.issueOwn(own, 1);
    await remove(first!.apiKey.id);
    const second = await gateway.apiKeys.issueOwn(own, 1);
    const refused = await restore(first!.apiKey.id);
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      'Its owner has as many keys of their own as they may have',
    ]);
    await remove(second!.apiKey.id);
    // Of two that come back at the same moment one finds a place.
    const answers = await Promise.all([restore(first!.apiKey.id), restore(second!.apiKey.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const { id } of gateway.keyPolicies.list()) await gateway.keyPolicies.delete(id);
  });

  it('is not part of the restoration of its owner, and waits for it', async () => {
    const userId = await createUser(gateway.users, 'leaver', 'member');
    const [ended, kept] = [await issue(userId), await issue(userId)];
    await remove(ended.id);
    const owner = gateway.users.get(userId)!;
    await gateway.users.update({ ...owner, deletedAt: new Date(clock.now()).toISOString() });
    expect((await restore(ended.id)).json.detail).toBe('The owner of this key is deleted: restore them first');
    await gateway.users.update(owner);
    expect([await stateOf(ended.text), await stateOf(kept.text)]).toEqual([
      expect.stringContaining('not known'),
      'good',
    ]);
    expect((await restore(ended.id)).status).toBe(200);
  });

  it.each([
    ['owner', 'admin', 200],
    ['admin', 'owner', 403],
    ['admin', 'secondAdmin', 403],
    ['member', 'member', 403],
  ])('by the %s of a key of the %s answers %i', async (actor, holder, status) => {
    const { id } = await issue(ids[holder]);
    await gateway.apiKeys.revoke(id);
    expect((await restore(id, actor)).status).toBe(status);
  });
});

it('a key that is purged is gone, and so is its text', async () => {
  const { id, text } = await issue();
  await remove(id);
  expect(await gateway.apiKeys.purge(id)).toBe('written');
  expect(gateway.apiKeys.get(id)).toBeUndefined();
  expect(await stateOf(text)).toContain('not known');
  expect((await restore(id)).status).toBe(404);
});
