import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignInThrottle } from '@app/auth';
import { redisKeys } from '@app/redis';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import {
  type Answer,
  type Call,
  anotherAddress,
  call,
  cookieOf,
  createUser,
  signIn,
} from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let ownerId: string;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  ownerId = await createUser(gateway.users, 'owner', 'owner');
  const { json } = await signIn(gateway.application, 'owner');
  const headers = { authorization: `Bearer ${String(json.accessToken)}` };
  asOwner = (request) => call(gateway.application, { ...request, headers });
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const act = (id: string, action: string): Promise<Answer> =>
  asOwner({ method: 'POST', url: `/admin/users/${id}/${action}` });
const remove = (id: string): Promise<Answer> => asOwner({ method: 'DELETE', url: `/admin/users/${id}` });

/** Somebody who is signed in, and whether that still holds. */
async function visitor(name: string): Promise<{ id: string; isSignedIn: () => Promise<boolean> }> {
  const id = await createUser(gateway.users, name, 'member');
  const answer = await signIn(gateway.application, name);
  const headers = { authorization: `Bearer ${String(answer.json.accessToken)}` };
  const cookie = cookieOf(answer);
  const isSignedIn = async (): Promise<boolean> => {
    const me = await call(gateway.application, { method: 'GET', url: '/me', headers });
    const url = '/auth/refresh';
    if (me.status === 200) return true;
    expect((await call(gateway.application, { method: 'POST', url, headers: { cookie } })).status).toBe(401);
    return false;
  };
  return { id, isSignedIn };
}

describe('somebody who is switched off', () => {
  it('is signed out, cannot sign in, and stays signed out when they are switched on again', async () => {
    const { id, isSignedIn } = await visitor('switched');
    expect((await act(id, 'disable')).json).toMatchObject({ enabled: false, active: false });
    expect((await signIn(gateway.application, 'switched')).status).toBe(401);
    expect((await act(id, 'disable')).status).toBe(200);
    expect((await act(id, 'enable')).json).toMatchObject({ enabled: true, active: true });
    expect(await isSignedIn()).toBe(false);
    expect((await signIn(gateway.application, 'switched')).status).toBe(200);
  });
});

describe('somebody who is deleted', () => {
  it('is gone from the list, keeps the name, and can be restored without the former sessions', async () => {
    const { id, isSignedIn } = await visitor('leaver');
    const before = gateway.users.get(id)!;
    expect((await remove(id)).status).toBe(204);
    const listed = async (query: string): Promise<unknown[]> => {
      const { json } = await asOwner({ method: 'GET', url: `/admin/users?search=leaver${query}` });
      return json.items as unknown[];
    };
    expect(await listed('')).toEqual([]);
    expect(await listed('&deleted=false')).toEqual([]);
    expect(await listed('&deleted=true')).toMatchObject([{ id, active: false, enabled: true }]);
    expect((await signIn(gateway.application, 'leaver')).status).toBe(401);
    expect((await act(id, 'restore')).json).toMatchObject({ id, active: true });
    expect(gateway.users.get(id)).toStrictEqual({ ...before, epoch: before.epoch + 2 });
    expect(await isSignedIn()).toBe(false);
    expect((await signIn(gateway.application, 'leaver')).status).toBe(200);
  });

  it('is left as they are by everything but a restore, and nobody else is restored', async () => {
    const id = await createUser(gateway.users, 'resting', 'member');
    expect((await act(id, 'restore')).status).toBe(409);
    await remove(id);
    const deleted = gateway.users.get(id);
    for (const action of ['disable', 'enable', 'reset-password', 'unlock', 'end-sessions'])
      expect((await act(id, action)).status).toBe(409);
    expect((await asOwner({ method: 'PATCH', url: `/admin/users/${id}`, body: { queueWeight: 2 } })).status).toBe(409);
    expect((await remove(id)).status).toBe(409);
    expect(gateway.users.get(id)).toEqual(deleted);
  });
});

describe('a password that is reset', () => {
  it('is shown once, ends every session, and has to be changed', async () => {
    const { id, isSignedIn } = await visitor('forgetful');
    const { status, json } = await act(id, 'reset-password');
    expect([status, json.mustChangePassword]).toEqual([200, true]);
    expect(json.password).toMatch(/^[0-9A-Za-z]{20}$/);
    expect(await isSignedIn()).toBe(false);
    expect((await signIn(gateway.application, 'forgetful')).status).toBe(401);
    expect((await signIn(gateway.application, 'forgetful', String(json.password))).status).toBe(200);
    expect(gateway.log()).not.toContain(String(json.password));
  });

  it("is neither one's own nor one that the directory keeps", async () => {
    const directory = { entryId: 'e1', dn: 'uid=there,dc=test', groups: [] };
    const { id } = (await gateway.users.create({ username: 'there', role: 'member', directory }))!;
    expect((await act(id, 'reset-password')).status).toBe(409);
    expect((await act(ownerId, 'reset-password')).status).toBe(409);
    expect(gateway.users.get(ownerId)).not.toHaveProperty('mustChangePassword');
  });
});

describe('the sessions of somebody', () => {
  it('end when an administrator says so, and the next sign-in is a good one', async () => {
    const { id, isSignedIn } = await visitor('left-a-laptop');
    expect((await act(id, 'end-sessions')).status).toBe(200);
    expect(await isSignedIn()).toBe(false);
    expect((await signIn(gateway.application, 'left-a-laptop')).status).toBe(200);
  });
});

describe('a user name that is locked', () => {
  it('is said to be so, and can be unlocked, which is put down in the audit log', async () => {
    const id = await createUser(gateway.users, 'clumsy', 'member');
    const locked = async (): Promise<unknown> =>
      (await asOwner({ method: 'GET', url: `/admin/users/${id}` })).json.lockedForSeconds;
    for (let failures = 1; failures <= 5; failures += 1) {
      expect(await locked()).toBe(0);
      await signIn(gateway.application, 'CLUMSY', 'wrong password');
    }
    expect(await locked()).toBeGreaterThan(890);
    expect((await signIn(gateway.application, 'clumsy')).status).toBe(401);
    expect((await act(id, 'unlock')).status).toBe(200);
    expect(await locked()).toBe(0);
    expect((await signIn(gateway.application, 'clumsy')).status).toBe(200);
    const noted = await gateway.redis.xrange(redisKeys.audit().outbox, '-', '+');
    expect(JSON.stringify(noted)).toContain('users.unlocked');
  });

  it('stays open as long as one more attempt is possible', async () => {
    const throttle = new SignInThrottle(gateway.redis);
    for (let number = 1; number <= 5; number += 1) {
      const admission = await throttle.take('almost', anotherAddress());
      if (admission.granted && number === 5) await throttle.giveBack(admission.attempt);
    }
    expect(await throttle.lockedForSeconds('Almost')).toBe(0);
    await throttle.take('almost', anotherAddress());
    expect(await throttle.lockedForSeconds('Almost')).toBe(900);
  });
});

describe('an owner', () => {
  it('does not delete or switch off themselves', async () => {
    expect((await remove(ownerId)).status).toBe(409);
    expect((await act(ownerId, 'disable')).status).toBe(409);
    expect(gateway.users.get(ownerId)).toMatchObject({ role: 'owner', enabled: true });
  });
});
