import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceSessions } from '@app/auth';
import { redisKeys } from '@app/redis';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type DeviceTeam, startDeviceTeam } from '../support/device/device-team';

type Ask = (request: Call) => Promise<Answer>;

let team: DeviceTeam;
let asOwner: Ask;
beforeAll(async () => {
  team = await startDeviceTeam();
  for (const name of ['ada', 'grace']) await createUser(team.gateway.users, name, 'member');
  await createUser(team.gateway.users, 'owner', 'owner');
  await createUser(team.gateway.users, 'admin', 'admin');
  asOwner = await signedInAs(team.gateway.application, 'owner');
});
afterAll(() => team.stop());

const within = { timeout: 1_000, interval: 20 };
const asPerson = (name: string): Promise<Ask> => signedInAs(team.gateway.application, name);
const sessionIdOf = (refreshToken: string): string => refreshToken.split('.')[0] ?? '';
/** What is listed of devices, for the person or for whoever manages them. */
const devicesOf = async (ask: Ask, url = '/me/sessions'): Promise<Record<string, unknown>[]> => {
  const { status, json } = await ask({ method: 'GET', url });
  expect(status).toBe(200);
  return (json.items as Record<string, unknown>[]).filter(({ kind }) => kind === 'device');
};
const ofUser = (name: string): string => `/admin/users/${team.userNamed(name).id}/sessions`;

describe('GET /me/sessions', () => {
  it('shows devices beside browsers, with what they are, and nothing of how they are proved', async () => {
    const device = await team.signIn('ada');
    const asAda = await asPerson('ada');
    const shown = {
      ...{ id: sessionIdOf(device.refreshToken), kind: 'device', current: false, keyId: device.keyId },
      ...{ client: 'Claude Code 2.1.329', address: '203.0.113.7' },
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      lastUsedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    };
    expect(await devicesOf(asAda)).toEqual([shown]);
    expect(await devicesOf(asOwner, ofUser('ada'))).toEqual([shown]);
    const { json } = await asAda({ method: 'GET', url: '/me/sessions?limit=200' });
    const kinds = (json.items as { kind: string; current: boolean }[]).map(({ kind, current }) => [kind, current]);
    expect(kinds).toContainEqual(['console', true]);
    await team.device.refresh(device.refreshToken);
    const [used] = await devicesOf(asAda);
    const rotatedAt = await team.gateway.redis.hget(redisKeys.deviceSession(String(used?.id)), 'rotatedAt');
    expect(used?.lastUsedAt).toBe(new Date(Number(rotatedAt)).toISOString());
  });

  it('leaves out a device whose key or session is over, and clears it away', async () => {
    await createUser(team.gateway.users, 'tidy', 'member');
    const [one, two, three, four] = [
      ...[await team.signIn('tidy'), await team.signIn('tidy'), await team.signIn('tidy'), await team.signIn('tidy')],
    ] as const;
    const asTidy = await asPerson('tidy');
    const listed = async (): Promise<unknown[]> => (await devicesOf(asTidy)).map(({ keyId }) => keyId);
    expect(await listed()).toEqual([one.keyId, two.keyId, three.keyId, four.keyId]);
    await asTidy({ method: 'DELETE', url: `/me/api-keys/${one.keyId}` });
    await team.device.revoke(two.refreshToken);
    await team.gateway.redis.del(redisKeys.deviceSession(sessionIdOf(three.refreshToken)));
    expect(await listed()).toEqual([four.keyId]);
    expect(await team.gateway.redis.exists(redisKeys.deviceSession(sessionIdOf(one.refreshToken)))).toBe(0);
    // One that is switched off may be switched on again, and is there to be ended.
    await team.gateway.apiKeys.update({ ...team.gateway.apiKeys.get(four.keyId)!, enabled: false });
    expect(await listed()).toEqual([four.keyId]);
  });

  it('shows nobody’s devices to anybody else, nor one that stands on a foreign list', async () => {
    const { refreshToken } = await team.signIn('ada');
    const { id } = team.userNamed('grace');
    await team.gateway.redis.zadd(redisKeys.deviceSessionsOf(id), 1, sessionIdOf(refreshToken));
    const asGrace = await asPerson('grace');
    expect(await devicesOf(asGrace)).toEqual([]);
    const url = `/me/sessions/${sessionIdOf(refreshToken)}`;
    expect((await asGrace({ method: 'DELETE', url })).status).toBe(404);
    expect((await team.device.refresh(refreshToken)).status).toBe(200);
  });

  it('finds no device in a record with a missing field', async () => {
    await createUser(team.gateway.users, 'broken', 'member');
    const { refreshToken } = await team.signIn('broken');
    const asBroken = await asPerson('broken');
    const key = redisKeys.deviceSession(sessionIdOf(refreshToken));
    for (const field of ['userId', 'epoch', 'keyId', 'openedAt', 'client', 'address']) {
      const value = (await team.gateway.redis.hget(key, field)) ?? '';
      await team.gateway.redis.hdel(key, field);
      expect(await devicesOf(asBroken)).toEqual([]);
      await team.gateway.redis.hset(key, field, value);
    }
    expect(await devicesOf(asBroken)).toHaveLength(1);
  });
});

describe.each([
  ['DELETE /me/sessions/:id', () => asPerson('ada'), (): string => '/me/sessions'],
  ['DELETE /admin/users/:id/sessions/:sessionId', () => Promise.resolve(asOwner), (): string => ofUser('ada')],
] as const)('%s', (_, asWhom, path) => {
  it('signs one device out on every gateway, with its key, and leaves the others alone', async () => {
    const [ended, stays] = [await team.signIn('ada'), await team.signIn('ada')];
    const ask = await asWhom();
    const url = `${path()}/${sessionIdOf(ended.refreshToken)}`;
    expect((await ask({ method: 'DELETE', url })).status).toBe(204);
    expect((await team.whoami(ended.accessToken)).status).toBe(401);
    await expect.poll(async () => (await team.whoami(ended.accessToken, team.other)).status, within).toBe(401);
    expect((await team.device.refresh(ended.refreshToken)).status).toBe(401);
    expect(team.gateway.apiKeys.get(ended.keyId)?.deletedAt).toEqual(expect.any(String));
    expect((await team.whoami(stays.accessToken)).status).toBe(200);
    expect((await ask({ method: 'DELETE', url })).status).toBe(404);
  });

  it('ends a device once, however often it is asked at the same moment', async () => {
    const { refreshToken } = await team.signIn('ada');
    const ask = await asWhom();
    const url = `${path()}/${sessionIdOf(refreshToken)}`;
    const answers = await Promise.all([1, 2, 3].map(() => ask({ method: 'DELETE', url })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(204);
    for (const status of statuses) expect([204, 404, 409]).toContain(status);
    expect((await team.device.refresh(refreshToken)).status).toBe(401);
    expect((await ask({ method: 'DELETE', url })).status).toBe(404);
  });

  it.each(['dev_aaaaaaaaaaaaaaaaaaaa', 'admin_credentials', '%2e%2e', '*', '{}'])('knows no session %s', async (id) => {
    const ask = await asWhom();
    expect((await ask({ method: 'DELETE', url: `${path()}/${id}` })).status).toBe(404);
  });
});

describe('ending everything', () => {
  it.each([
    ['DELETE /me/sessions', async () => (await asPerson('ending'))({ method: 'DELETE', url: '/me/sessions' })],
    [
      'POST /admin/users/:id/end-sessions',
      () => asOwner({ method: 'POST', url: `/admin/users/${team.userNamed('ending').id}/end-sessions` }),
    ],
  ] as const)('(%s) ends devices as well, with their keys, and lets other keys be', async (_, act) => {
    if (!team.gateway.users.findByUsername('ending')) await createUser(team.gateway.users, 'ending', 'member');
    const { id: userId } = team.userNamed('ending');
    const { apiKey } = await team.gateway.apiKeys.issue({ name: 'script', userId });
    const devices = [await team.signIn('ending'), await team.signIn('ending')];
    expect((await act()).status).toBeLessThan(300);
    for (const { accessToken, refreshToken, keyId } of devices) {
      expect((await team.whoami(accessToken)).status).toBe(401);
      await expect.poll(async () => (await team.whoami(accessToken, team.other)).status, within).toBe(401);
      expect((await team.device.refresh(refreshToken)).status).toBe(401);
      expect(team.gateway.apiKeys.get(keyId)?.deletedAt).toEqual(expect.any(String));
    }
    expect(team.gateway.apiKeys.get(apiKey.id)?.deletedAt).toBeUndefined();
    expect(await devicesOf(await asPerson('ending'))).toEqual([]);
    expect(await team.gateway.redis.exists(redisKeys.deviceSessionsOf(userId))).toBe(0);
  });
});

describe('/admin/users/:id/sessions', () => {
  it('is for whoever manages the person, and puts the end of a session down to them', async () => {
    const { refreshToken } = await team.signIn('owner');
    const asAdmin = await asPerson('admin');
    const own = await asPerson('ada');
    for (const request of [
      { method: 'GET', url: ofUser('owner') },
      { method: 'DELETE', url: `${ofUser('owner')}/${sessionIdOf(refreshToken)}` },
    ] as const) {
      expect((await asAdmin(request)).status).toBe(403);
      expect((await own(request)).status).toBe(403);
    }
    expect((await team.device.refresh(refreshToken)).status).toBe(200);
    const ada = await team.signIn('ada');
    const sessionId = sessionIdOf(ada.refreshToken);
    expect((await asAdmin({ method: 'DELETE', url: `${ofUser('ada')}/${sessionId}` })).status).toBe(204);
    const { outbox, entries } = redisKeys.audit();
    const streams = await Promise.all([outbox, entries].map((key) => team.gateway.redis.xrange(key, '-', '+')));
    const [text = ''] = streams.flat().flatMap(([, fields]) => fields.filter((field) => field.includes(sessionId)));
    for (const part of ['"session.ended"', '"username":"admin"', team.userNamed('ada').id])
      expect(text).toContain(part);
  });

  it('shows browsers too, and nothing of a person who was deleted', async () => {
    await createUser(team.gateway.users, 'gone', 'member');
    await team.signIn('gone');
    const { json } = await asOwner({ method: 'GET', url: ofUser('gone') });
    expect((json.items as { kind: string }[]).map(({ kind }) => kind)).toEqual(['console', 'device']);
    const { id } = team.userNamed('gone');
    await asOwner({ method: 'DELETE', url: `/admin/users/${id}` });
    const after = await asOwner({ method: 'GET', url: `/admin/users/${id}/sessions` });
    expect([after.status, after.json.items]).toEqual([200, []]);
  });
});

describe('the list of a person’s devices', () => {
  it('names a device before it is opened, and lasts as long as any of them can', async () => {
    await createUser(team.gateway.users, 'listed', 'member');
    const user = team.userNamed('listed');
    const sessions = new DeviceSessions(team.gateway.redis);
    await sessions.open(user, 'key_1', { client: 'Claude Code', address: '203.0.113.7' });
    const day = 24 * 60 * 60 * 1_000;
    expect(await team.gateway.redis.pttl(redisKeys.deviceSessionsOf(user.id))).toBeGreaterThan(90 * day - 60_000);
    const [session] = await sessions.listOf(user);
    expect(session).toMatchObject({ userId: user.id, epoch: user.epoch, keyId: 'key_1', client: 'Claude Code' });
    expect(await sessions.listOf({ ...user, epoch: user.epoch + 1 })).toEqual([]);
    expect(await team.gateway.redis.exists(redisKeys.deviceSession(session!.id))).toBe(0);
  });
});
