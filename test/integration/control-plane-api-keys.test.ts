import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isKeyText } from '@app/api-keys';
import { type Role, roles } from '@app/common';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

type Caller = (request: Call) => Promise<Answer>;

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let caller: Record<Role | 'secondAdmin' | 'secondMember', Caller>;
let ids: Record<string, string>;

beforeAll(async () => {
  server = await startRedisServer();
  const secrets = createSecrets();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  other = await startControlPlane({ redisUrl: server.url, secrets });
  ids = {};
  for (const role of roles) ids[role] = await createUser(gateway.users, role, role);
  ids.secondAdmin = await createUser(gateway.users, 'secondAdmin', 'admin');
  ids.secondMember = await createUser(gateway.users, 'secondMember', 'member');
  const entries = Object.keys(ids).map(async (name) => [name, await signedInAs(gateway.application, name)] as const);
  caller = Object.fromEntries(await Promise.all(entries)) as typeof caller;
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.revoke(id);
});

const stateOf = (text: unknown, on: ControlPlane): Promise<string> =>
  on.apiKeys.authenticate(String(text)).then(
    () => 'accepted',
    () => 'refused',
  );

describe('own keys', () => {
  it('are issued, shown once and listed without the key', async () => {
    const issued = await caller.member({ method: 'POST', url: '/me/api-keys', body: { name: 'laptop' } });
    expect(issued.status).toBe(201);
    const { key, ...rest } = issued.json;
    expect(isKeyText(String(key))).toBe(true);
    expect(rest).toMatchObject({ name: 'laptop', userId: ids.member, enabled: true, debug: false });
    expect(rest).not.toHaveProperty('expiresAt');
    const listed = await caller.member({ method: 'GET', url: '/me/api-keys' });
    const usage = { groupName: null, lastUsedAt: null, spentTodayUsd: '0' };
    expect(listed.json).toEqual({ items: [{ ...rest, ...usage }], nextCursor: null, total: 1 });
    expect(listed.text).not.toContain(key);
    expect(await stateOf(key, other)).toBe('accepted');
  });

  it('keep their expiry as a moment in UTC', async () => {
    const body = { name: 'laptop', expiresAt: '2030-01-31T12:00:00+02:00' };
    const { json } = await caller.member({ method: 'POST', url: '/me/api-keys', body });
    expect(json.expiresAt).toBe('2030-01-31T10:00:00.000Z');
  });

  it('are refused everywhere within a second when they were ended', async () => {
    const { json } = await caller.member({ method: 'POST', url: '/me/api-keys', body: { name: 'laptop' } });
    expect(await stateOf(json.key, other)).toBe('accepted');
    expect((await caller.member({ method: 'DELETE', url: `/me/api-keys/${String(json.id)}` })).status).toBe(204);
    expect(await stateOf(json.key, gateway)).toBe('refused');
    await expect.poll(() => stateOf(json.key, other), { timeout: 1_000, interval: 20 }).toBe('refused');
  });

  it('cannot be had back by rotating when an administrator switched them off', async () => {
    const { json } = await caller.member({ method: 'POST', url: '/me/api-keys', body: { name: 'laptop' } });
    const id = String(json.id);
    await caller.admin({ method: 'PATCH', url: `/admin/api-keys/${id}`, body: { enabled: false } });
    expect((await caller.member({ method: 'POST', url: `/me/api-keys/${id}/rotate` })).status).toBe(409);
  });

  it('of somebody else do not exist, not even for the owner', async () => {
    const { json } = await caller.member({ method: 'POST', url: '/me/api-keys', body: { name: 'laptop' } });
    const id = String(json.id);
    for (const stranger of [caller.secondMember, caller.owner]) {
      const answers = [
        await stranger({ method: 'DELETE', url: `/me/api-keys/${id}` }),
        await stranger({ method: 'POST', url: `/me/api-keys/${id}/rotate` }),
        await stranger({ method: 'DELETE', url: '/me/api-keys/key_unknown' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(new Set(answers.map(({ json: { detail } }) => detail)).size).toBe(1);
      expect((await stranger({ method: 'GET', url: '/me/api-keys' })).json.items).toEqual([]);
    }
    expect(await stateOf(json.key, gateway)).toBe('accepted');
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: '   ' }, 'name'],
    [{ name: 'two\nlines' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: null }, 'name'],
    [{ name: ['a'] }, 'name'],
    [{ name: 'a', expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ name: 'a', expiresAt: '2030-01-31T12:00:00' }, 'expiresAt'],
    [{ name: 'a', expiresAt: '2030-13-31T12:00:00Z' }, 'expiresAt'],
    [{ name: 'a', expiresAt: null }, 'expiresAt'],
    [{ name: 'a', expiresAt: 1_900_000_000 }, 'expiresAt'],
  ])('are not issued for %j', async (body, field) => {
    const { status, json } = await caller.member({ method: 'POST', url: '/me/api-keys', body });
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
  });
});

describe("everybody's keys", () => {
  it('are issued for a user with every field there is, and changed', async () => {
    const body = {
      name: 'build',
      userId: ids.member,
      expiresAt: '2030-01-01T00:00:00Z',
      enabled: false,
      debug: true,
    };
    const issued = await caller.admin({ method: 'POST', url: '/admin/api-keys', body });
    expect(issued.status).toBe(201);
    expect(issued.json).toMatchObject({ ...body, expiresAt: '2030-01-01T00:00:00.000Z' });
    expect(await stateOf(issued.json.key, gateway)).toBe('refused');
    const url = `/admin/api-keys/${String(issued.json.id)}`;
    const changed = await caller.admin({ method: 'PATCH', url, body: { name: 'ci', enabled: true, expiresAt: null } });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({ name: 'ci', enabled: true, debug: true });
    expect(changed.json).not.toHaveProperty('expiresAt');
    expect(await stateOf(issued.json.key, gateway)).toBe('accepted');
    expect((await caller.admin({ method: 'DELETE', url })).status).toBe(204);
    expect((await caller.admin({ method: 'DELETE', url })).status).toBe(409);
    expect(await stateOf(issued.json.key, gateway)).toBe('refused');
  });

  it('are the own ones where no user is named, and refused for a user who is not there', async () => {
    const own = await caller.admin({ method: 'POST', url: '/admin/api-keys', body: { name: 'mine' } });
    expect(own.json.userId).toBe(ids.admin);
    const body = { name: 'ghost', userId: 'usr_nobody' };
    const { status, json } = await caller.admin({ method: 'POST', url: '/admin/api-keys', body });
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field: 'userId', message: 'is not the id of a user' }]);
  });

  it.each([
    ['owner', 'admin', true],
    ['owner', 'owner', true],
    ['admin', 'owner', false],
    ['admin', 'secondAdmin', false],
    ['admin', 'admin', true],
    ['admin', 'operator', true],
    ['admin', 'member', true],
  ] as const)('when the %s manages those of the %s: %s', async (actor, holder, may) => {
    const { apiKey } = await gateway.apiKeys.issue({ name: 'theirs', userId: ids[holder]! });
    const url = `/admin/api-keys/${apiKey.id}`;
    const created = await caller[actor]({
      method: 'POST',
      url: '/admin/api-keys',
      body: { name: 'x', userId: ids[holder] },
    });
    const patched = await caller[actor]({ method: 'PATCH', url, body: { debug: true } });
    const deleted = await caller[actor]({ method: 'DELETE', url });
    expect([created.status, patched.status, deleted.status]).toEqual(may ? [201, 200, 204] : [403, 403, 403]);
  });

  it.each(['[]', '"x"', '7', '[{"name":"x"}]'])('are not issued for the body %s', async (body) => {
    const headers = { 'content-type': 'application/json' };
    expect((await caller.owner({ method: 'POST', url: '/admin/api-keys', body, headers })).status).toBe(400);
    expect(gateway.apiKeys.list()).toEqual([]);
  });

  it('change once when two change them at the same moment, and the other hears of it', async () => {
    const { apiKey } = await gateway.apiKeys.issue({ name: 'contested', userId: ids.member! });
    const url = `/admin/api-keys/${apiKey.id}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => caller.owner({ method: 'PATCH', url, body: { name: `name ${index}` } })),
    );
    const written = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 409);
    expect(written).toHaveLength(1);
    expect(refused).toHaveLength(7);
    expect(refused[0]?.json.code).toBe('caller_record_conflict');
    expect(gateway.apiKeys.get(apiKey.id)?.name).toBe(written[0]?.json.name);
  });

  it('come in pages, each key once', async () => {
    for (let index = 0; index < 7; index += 1) await gateway.apiKeys.issue({ name: `k${index}`, userId: ids.member! });
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query = cursor === null ? '' : `&cursor=${cursor}`;
      const { json } = await caller.owner({ method: 'GET', url: `/admin/api-keys?limit=3${query}` });
      seen.push(...(json.items as { name: string }[]).map(({ name }) => name));
      cursor = json.nextCursor as string | null;
    } while (cursor !== null);
    expect(seen.sort()).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6']);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'limit=1&limit=2', 'cursor=x', 'offset=1', 'limit='])(
    'are not listed for %s',
    async (query) => {
      expect((await caller.owner({ method: 'GET', url: `/admin/api-keys?${query}` })).status).toBe(400);
    },
  );
});
