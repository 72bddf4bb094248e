import { hkdfSync } from 'node:crypto';
import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '@app/auth';
import { redisKeys } from '@app/redis';
import { call, createUser, tokenFor } from '../support/control-plane/visitor';
import { deviceOf } from '../support/device/device-client';
import { type DeviceTeam, startDeviceTeam } from '../support/device/device-team';

let team: DeviceTeam;
beforeAll(async () => {
  team = await startDeviceTeam();
  await createUser(team.gateway.users, 'ada', 'member');
});
afterAll(() => team.stop());

const within = { timeout: 1_000, interval: 20 };
const sessionKeyOf = (refreshToken: unknown): string =>
  redisKeys.deviceSession(String(refreshToken).split('.')[0] ?? '');

describe('a refresh token', () => {
  it('is exchanged for the next one and a new access token, on any gateway, again and again', async () => {
    let { refreshToken } = await team.signIn('ada');
    const devices = [team.device, deviceOf(team.other.application)];
    for (const device of [...devices, ...devices]) {
      const { status, json } = await device.refresh(refreshToken);
      expect(status).toBe(200);
      expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
      expect(json.refresh_token).not.toBe(refreshToken);
      expect((await team.whoami(json.access_token)).status).toBe(200);
      refreshToken = String(json.refresh_token);
    }
  });

  it('gives processes that refresh at once the same next one', async () => {
    const { refreshToken } = await team.signIn('ada');
    const elsewhere = deviceOf(team.other.application);
    const answers = await Promise.all([
      ...[team.device.refresh(refreshToken), elsewhere.refresh(refreshToken), team.device.refresh(refreshToken)],
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ json }) => json.refresh_token)).size).toBe(1);
  });

  it('that comes back after it was spent signs the device out, with the access tokens that are about', async () => {
    const { refreshToken, keyId } = await team.signIn('ada');
    const next = await team.device.refresh(refreshToken);
    await team.gateway.redis.hincrby(sessionKeyOf(refreshToken), 'rotatedAt', -10_001);
    const reused = await team.device.refresh(refreshToken);
    expect([reused.status, reused.json.error]).toEqual([401, 'invalid_grant']);
    expect((await team.device.refresh(next.json.refresh_token)).status).toBe(401);
    const token = next.json.access_token;
    expect((await team.whoami(token)).status).toBe(401);
    await expect.poll(async () => (await team.whoami(token, team.other)).status, within).toBe(401);
    expect(team.gateway.apiKeys.get(keyId)?.deletedAt).toEqual(expect.any(String));
    expect(team.gateway.log()).toContain('used twice');
  });

  it('that somebody made up for a session ends nothing', async () => {
    const { refreshToken } = await team.signIn('ada');
    const sessionId = refreshToken.split('.')[0] ?? '';
    const made = [`${sessionId}.${'b'.repeat(43)}`, `${sessionId}.${'b'.repeat(43)}.${'c'.repeat(22)}`];
    for (const text of made) expect((await team.device.refresh(text)).status).toBe(401);
    expect((await team.device.refresh(refreshToken)).status).toBe(200);
  });

  it('lives thirty days without use, and no device longer than ninety', async () => {
    const { refreshToken, keyId } = await team.signIn('ada');
    const key = sessionKeyOf(refreshToken);
    const day = 24 * 60 * 60 * 1_000;
    expect(await team.gateway.redis.pttl(key)).toBeGreaterThan(30 * day - 60_000);
    expect(await team.gateway.redis.pttl(key)).toBeLessThanOrEqual(30 * day);
    await team.gateway.redis.hincrby(key, 'openedAt', -89 * day);
    await team.device.refresh(refreshToken);
    expect(await team.gateway.redis.pttl(key)).toBeLessThanOrEqual(day);
    const { createdAt = '', expiresAt = '' } = team.gateway.apiKeys.get(keyId) ?? {};
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBeLessThanOrEqual(90 * day + 1_000);
  });

  it.each([
    '',
    'nothing',
    'dev_x',
    `ses_${'a'.repeat(20)}.${'b'.repeat(43)}`,
    `dev_${'a'.repeat(20)}.${'b'.repeat(43)}`,
  ])('of the form %j is none', async (text) => {
    const { status, json } = await team.device.refresh(text);
    expect([status, json.error]).toEqual(text === '' ? [400, 'invalid_request'] : [401, 'invalid_grant']);
  });

  it('finds no session in a record with a missing field', async () => {
    const { refreshToken } = await team.signIn('ada');
    const key = sessionKeyOf(refreshToken);
    for (const field of ['userId', 'epoch', 'keyId', 'current', 'openedAt']) {
      const value = (await team.gateway.redis.hget(key, field)) ?? '';
      await team.gateway.redis.hdel(key, field);
      expect((await team.device.refresh(refreshToken)).status).toBe(401);
      await team.gateway.redis.hset(key, field, value);
    }
    expect((await team.device.refresh(refreshToken)).status).toBe(200);
  });
});

describe('a change of the person', () => {
  const change = (changes: Partial<User>) => (): Promise<unknown> =>
    team.gateway.users.update({ ...team.userNamed('changing'), ...changes });
  it.each([
    ['switching off', change({ enabled: false })],
    ['another role', change({ role: 'admin' })],
    ['signing out everywhere', () => team.gateway.users.endSessions(team.userNamed('changing'))],
    ['deletion', change({ deletedAt: '2026-11-21T12:00:00.000Z' })],
  ])('(%s) ends access tokens within a second on every gateway, and refreshes at once', async (_, act) => {
    if (!team.gateway.users.findByUsername('changing')) await createUser(team.gateway.users, 'changing', 'member');
    const restored = { ...team.userNamed('changing'), enabled: true, role: 'member' as const };
    const { accessToken, refreshToken } = await team.signIn('changing');
    expect((await team.whoami(accessToken, team.other)).status).toBe(200);
    await act();
    expect((await team.whoami(accessToken)).status).toBe(401);
    await expect.poll(async () => (await team.whoami(accessToken, team.other)).status, within).toBe(401);
    const refresh = await deviceOf(team.other.application).refresh(refreshToken);
    expect([refresh.status, refresh.json.error]).toEqual([401, 'invalid_grant']);
    await team.gateway.users.update(restored);
    expect((await team.whoami(accessToken)).status).toBe(401);
    expect((await team.device.refresh(refreshToken)).status).toBe(401);
  });
});

describe('POST /oauth/revoke', () => {
  it.each(['accessToken', 'refreshToken'] as const)('signs the device out by its %s', async (kind) => {
    const signedIn = await team.signIn('ada');
    const hint = kind === 'refreshToken' ? { token_type_hint: 'refresh_token' } : {};
    expect((await team.device.revoke(signedIn[kind], hint)).status).toBe(200);
    expect((await team.whoami(signedIn.accessToken)).status).toBe(401);
    expect((await team.device.refresh(signedIn.refreshToken)).status).toBe(401);
  });

  it('says the same of what is no token, and ends nothing', async () => {
    const signedIn = await team.signIn('ada');
    const { text } = await team.gateway.apiKeys.issue({ name: 'key', userId: team.userNamed('ada').id });
    for (const token of ['nothing', text, `${signedIn.accessToken}x`, await tokenFor(team.gateway.application, 'ada')])
      expect((await team.device.revoke(token)).status).toBe(200);
    expect((await team.whoami(signedIn.accessToken)).status).toBe(200);
    expect((await team.whoami(text)).status).toBe(200);
  });
});

describe('an access token', () => {
  it('is no token of the control plane, nor the other way about', async () => {
    const { accessToken } = await team.signIn('ada');
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await call(team.gateway.application, { method: 'GET', url: '/me', headers })).status).toBe(401);
    const answer = await team.whoami(await tokenFor(team.gateway.application, 'ada'));
    expect([answer.status, answer.headers['x-trunkline-error-code']]).toEqual([401, 'caller_key_missing']);
  });

  it('yields to a relay key beside it, and to nothing else', async () => {
    const { accessToken, keyId } = await team.signIn('ada');
    const { apiKey, text } = await team.gateway.apiKeys.issue({ name: 'key', userId: team.userNamed('ada').id });
    for (const name of ['x-api-key', 'x-trunkline-key', 'x-goog-api-key'])
      expect((await team.whoami(accessToken, team.gateway, { [name]: text })).json.keyId).toBe(apiKey.id);
    const beside = await team.whoami(accessToken, team.gateway, { 'x-api-key': 'sk-ant-something' });
    expect(beside.json.keyId).toBe(keyId);
    const headers = { 'x-api-key': accessToken };
    const elsewhere = await call(team.gateway.application, { method: 'GET', url: '/v1/whoami', headers });
    expect([elsewhere.status, elsewhere.headers['x-trunkline-error-code']]).toEqual([401, 'caller_key_missing']);
  });

  it('is over after an hour', async () => {
    const { accessToken } = await team.signIn('ada');
    const { exp = 0, iat = 0 } = decodeJwt(accessToken);
    expect(exp - iat).toBe(3_600);
    team.gateway.clock.moveBy(3_661_000);
    const answer = await team.whoami(accessToken);
    team.gateway.clock.moveBy(-3_661_000);
    expect([answer.status, answer.headers['x-trunkline-error-code']]).toEqual([401, 'caller_key_invalid']);
    expect(answer.headers['x-should-retry']).toBe('false');
  });

  it('is bound to the key of its own sign-in: one with our signature and other claims is refused', async () => {
    const { accessToken, keyId } = await team.signIn('ada');
    const mine = await team.gateway.apiKeys.issue({ name: 'key', userId: team.userNamed('ada').id });
    const { jwtSecret } = team.secrets;
    const key = new Uint8Array(hkdfSync('sha256', jwtSecret, '', 'trunkline/relay-token/v1', 32));
    const forge = (payload: object, header: object = {}): Promise<string> =>
      new SignJWT({ ...decodeJwt(accessToken), ...payload })
        .setProtectedHeader({ ...decodeProtectedHeader(accessToken), alg: 'HS256', ...header })
        .sign(key);
    expect((await team.whoami(await forge({}))).json.keyId).toBe(keyId);
    const wrong = [
      ...[{ key: mine.apiKey.id }, { key: 'key_nothing' }, { key: undefined }, { sub: 'usr_nobody' }],
      ...[{ epoch: 99 }, { epoch: 0 }, { epoch: '1' }, { iss: 'x' }, { exp: 1 }, { exp: undefined }],
    ];
    for (const claims of wrong)
      expect([claims, (await team.whoami(await forge(claims))).status]).toEqual([claims, 401]);
    for (const header of [{ typ: 'JWT' }, { kid: 'other' }, { kid: undefined }])
      expect((await team.whoami(await forge({}, header))).status).toBe(401);
    const [head = '', body = '', signature = ''] = accessToken.split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    for (const text of [`${none}.${body}.`, `${none}.${body}.${signature}`, `${head}.${body}.${'A'.repeat(43)}`])
      expect((await team.whoami(text)).status).toBe(401);
  });

  it('has the rules of its key: addresses, the switch, the end', async () => {
    const { accessToken, keyId } = await team.signIn('ada');
    const change = (changes: object): Promise<unknown> =>
      team.gateway.apiKeys.update({ ...team.gateway.apiKeys.get(keyId)!, ...changes });
    await change({ allowedCidrs: ['192.0.2.0/24'] });
    expect((await team.whoami(accessToken)).status).toBe(403);
    await change({ allowedCidrs: ['127.0.0.0/8'] });
    expect((await team.whoami(accessToken)).status).toBe(200);
    await change({ enabled: false });
    expect((await team.whoami(accessToken)).status).toBe(401);
    await change({ enabled: true, expiresAt: '2026-01-01T00:00:00.000Z' });
    expect((await team.whoami(accessToken)).status).toBe(401);
  });
});

describe('the devices of a person', () => {
  it('are twenty-five at most: the first one gives way', async () => {
    await createUser(team.gateway.users, 'collector', 'member');
    const { id: userId } = team.userNamed('collector');
    const first = await team.signIn('collector');
    for (let number = 2; number <= 25; number += 1)
      await team.gateway.apiKeys.issue({ name: `device ${number}`, userId, origin: 'device' });
    expect((await team.whoami(first.accessToken)).status).toBe(200);
    const last = await team.signIn('collector');
    expect((await team.whoami(first.accessToken)).status).toBe(401);
    expect((await team.whoami(last.accessToken)).status).toBe(200);
    expect(team.gateway.apiKeys.list({ userId })).toHaveLength(25);
  });

  it('get a key bound to an account group where policies ask for it, and none where no policy gives one', async () => {
    await createUser(team.gateway.users, 'bound', 'member');
    const groups = [];
    for (const name of ['Everybody', 'Research'])
      groups.push((await team.gateway.accountGroups.create({ name, strategy: 'priority' }))!.id);
    const [, research = ''] = groups;
    const policy = { name: 'Research', groupIds: [research], maxKeys: 1, accountGroupIds: [research] };
    const created = (await team.gateway.keyPolicies.create({ ...policy, maxLifetimeDays: 7 }))!;
    await team.gateway.users.update({ ...team.userNamed('bound'), groupIds: groups });
    const { keyId, accessToken } = await team.signIn('bound');
    const apiKey = team.gateway.apiKeys.get(keyId)!;
    expect(apiKey).toMatchObject({ origin: 'device', groupId: research, permissions: ['claude'] });
    expect(Date.parse(apiKey.expiresAt!) - Date.parse(apiKey.createdAt)).toBeLessThanOrEqual(7 * 86_400_000 + 1_000);
    await team.gateway.keyPolicies.update({ ...created, permissions: ['openai'], accountGroupIds: ['grp_other'] });
    expect((await team.whoami(accessToken)).status).toBe(403);
  });
});
