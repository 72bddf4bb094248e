import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let asAdmin: (request: Call) => Promise<Answer>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  for (const role of roles) ids[role] = await createUser(gateway.users, role, role);
  asOwner = await signedInAs(gateway.application, 'owner');
  asAdmin = await signedInAs(gateway.application, 'admin');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const urlOf = (name: string): string => `/admin/users/${ids[name]!}`;
const limits = { concurrency: 3, window: { minutes: 60, tokens: 100_000 }, monthlyCostUsd: 50 };

describe('people', () => {
  it('are listed in pages and shown, without anything of how they sign in', async () => {
    const seen: Record<string, unknown>[] = [];
    let cursor: unknown = null;
    do {
      const query = typeof cursor === 'string' ? `&cursor=${cursor}` : '';
      const { json } = await asAdmin({ method: 'GET', url: `/admin/users?limit=3${query}` });
      seen.push(...(json.items as Record<string, unknown>[]));
      cursor = json.nextCursor;
    } while (cursor !== null);
    expect(seen.map(({ username }) => username).sort()).toEqual([...roles].sort());
    for (const person of seen) {
      expect(Object.keys(person).sort()).toEqual(['createdAt', 'enabled', 'id', 'role', 'username']);
      expect((await asAdmin({ method: 'GET', url: `/admin/users/${String(person.id)}` })).json).toEqual(person);
    }
    expect((await asAdmin({ method: 'GET', url: '/admin/users/usr_nobody' })).status).toBe(404);
  });

  it('are given limits and a weight, which replace the former ones and go for null', async () => {
    const url = urlOf('member');
    const before = gateway.users.get(ids.member!);
    const given = await asAdmin({ method: 'PATCH', url, body: { limits, queueWeight: 5 } });
    expect(given.status).toBe(200);
    expect(given.json).toMatchObject({ limits, queueWeight: 5 });
    expect(gateway.users.get(ids.member!)).toEqual({ ...before, limits, queueWeight: 5 });
    const changed = await asAdmin({ method: 'PATCH', url, body: { limits: { dailyCostUsd: 1 } } });
    expect(changed.json).toMatchObject({ limits: { dailyCostUsd: 1 }, queueWeight: 5 });
    expect(gateway.users.get(ids.member!)?.limits).toStrictEqual({ dailyCostUsd: 1 });
    await asAdmin({ method: 'PATCH', url, body: { limits: null, queueWeight: null } });
    expect(gateway.users.get(ids.member!)).toStrictEqual(before);
    await asAdmin({ method: 'PATCH', url, body: { limits: {} } });
    expect(gateway.users.get(ids.member!)).toStrictEqual(before);
  });

  it('stay signed in when their limits change', async () => {
    const asMember = await signedInAs(gateway.application, 'member');
    await asOwner({ method: 'PATCH', url: urlOf('member'), body: { queueWeight: 2 } });
    expect((await asMember({ method: 'GET', url: '/me' })).status).toBe(200);
  });

  it.each([
    ['owner', 200, 403],
    ['admin', 200, 403],
    ['operator', 200, 200],
    ['member', 200, 200],
  ])('in the role %s are limited by the owner (%i) and by an administrator (%i)', async (role, byOwner, byAdmin) => {
    const request = { method: 'PATCH', url: urlOf(role), body: { queueWeight: 7 } } as const;
    expect((await asAdmin(request)).status).toBe(byAdmin);
    expect((await asOwner(request)).status).toBe(byOwner);
  });

  it.each<[object, string]>([
    [{ role: 'owner' }, 'role'],
    [{ passwordHash: 'x' }, 'passwordHash'],
    [{ enabled: false }, 'enabled'],
    [{ username: 'x' }, 'username'],
    [{ epoch: 9 }, 'epoch'],
    [{ queueWeight: 0 }, 'queueWeight'],
    [{ queueWeight: 101 }, 'queueWeight'],
    [{ queueWeight: '5' }, 'queueWeight'],
    [{ limits: [] }, 'limits'],
    [{ limits: 'none' }, 'limits'],
    [{ limits: { concurrency: -1 } }, 'limits.concurrency'],
    [{ limits: { hourlyCostUsd: 1 } }, 'limits.hourlyCostUsd'],
    [{ limits: { totalCostUsd: 1e300 } }, 'limits.totalCostUsd'],
  ])('are not changed by %j', async (body, field) => {
    const before = gateway.users.get(ids.member!);
    const { status, json } = await asOwner({ method: 'PATCH', url: urlOf('member'), body });
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
    expect(gateway.users.get(ids.member!)).toEqual(before);
  });
});
