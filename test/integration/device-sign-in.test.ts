import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '@app/auth';
import { redisKeys } from '@app/redis';
import { type ControlPlane, createSecrets } from '../support/control-plane/start-control-plane';
import { type Answer, call, createUser, signedInAs } from '../support/control-plane/visitor';
import { approverOf } from '../support/device/approver';
import { type DeviceClient, deviceOf } from '../support/device/device-client';
import { startDeviceHouse } from '../support/device/start-device-house';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const secrets = createSecrets();
let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let device: DeviceClient;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startDeviceHouse({ redisUrl: server.url, secrets });
  other = await startDeviceHouse({ redisUrl: server.url, secrets });
  device = deviceOf(gateway.application);
  for (const name of ['ada', 'grace', 'jean']) await createUser(gateway.users, name, 'member');
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

const whoami = (token: unknown, on = gateway): Promise<Answer> =>
  call(on.application, { method: 'GET', url: '/v1/whoami', headers: { authorization: `Bearer ${String(token)}` } });
const userNamed = (name: string): User => gateway.users.findByUsername(name)!;

/** A device that somebody has let in. */
async function signedInDevice(username: string): Promise<Record<string, unknown>> {
  const { deviceCode, userCode } = await device.begin();
  await (await approverOf(gateway.application, username)).decide(userCode, 'approve');
  const { status, json } = await device.poll(deviceCode);
  expect(status).toBe(200);
  return json;
}

describe('the metadata', () => {
  it('names the endpoints on the public address', async () => {
    const { json, status } = await call(gateway.application, {
      ...{ method: 'GET', url: '/.well-known/oauth-authorization-server' },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      issuer: 'https://trunkline.example.com',
      device_authorization_endpoint: 'https://trunkline.example.com/oauth/device_authorization',
      token_endpoint: 'https://trunkline.example.com/oauth/token',
      revocation_endpoint: 'https://trunkline.example.com/oauth/revoke',
      grant_types_supported: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      gateway_protocol_version: 1,
    });
  });

  it.each([undefined, 'http://trunkline.example.com', 'http://127.0.0.1:3000'])(
    'is not there while the public address is %s, and nothing else of the sign-in is',
    async (publicUrl) => {
      const plain = await startDeviceHouse({ redisUrl: server.url, secrets, publicUrl: publicUrl ?? '' });
      try {
        for (const [method, url] of [
          ['GET', '/.well-known/oauth-authorization-server'],
          ['POST', '/oauth/device_authorization'],
          ['POST', '/oauth/token'],
          ['POST', '/oauth/revoke'],
          ['GET', '/device'],
          ['GET', '/managed/settings'],
        ] as const)
          expect([url, (await call(plain.application, { method, url })).status]).toEqual([url, 404]);
        const person = await approverOf(plain.application, 'jean');
        for (const step of ['look-up', 'approve', 'deny'] as const) {
          const { status, json } = await person.ask(step, 'BCDF-GHJK');
          expect([step, status, json.code]).toEqual([step, 404, 'caller_route_unknown']);
        }
      } finally {
        await plain.stop();
      }
    },
  );
});

describe('a sign-in', () => {
  it('goes from the code over an approval to tokens that client routes take, on every gateway', async () => {
    const begun = await device.begin();
    expect(begun.json).toEqual({
      device_code: expect.stringMatching(/^[\w-]{43}$/) as string,
      user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/) as string,
      verification_uri: 'https://trunkline.example.com/console/device',
      verification_uri_complete: `https://trunkline.example.com/console/device?user_code=${begun.userCode}`,
      expires_in: 600,
      interval: 5,
    });
    const pending = await device.poll(begun.deviceCode);
    expect([pending.status, pending.json.error]).toEqual([400, 'authorization_pending']);

    const ada = await approverOf(other.application, 'ada');
    expect((await ada.ask('look-up', begun.userCode)).json).toMatchObject({ userCode: begun.userCode });
    expect((await device.poll(begun.deviceCode)).status).toBe(400);
    expect((await ada.ask('approve', begun.userCode)).status).toBe(204);

    const answer = await device.poll(begun.deviceCode);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      refresh_token: expect.stringMatching(/^dev_\w{20}\.[\w-]{43}\.[\w-]{22}$/) as string,
      token_type: 'Bearer',
      expires_in: 3_600,
      email: 'ada',
    });
    for (const on of [gateway, other]) {
      const who = await whoami(answer.json.access_token, on);
      expect([who.status, who.json.username]).toEqual([200, 'ada']);
    }
  });

  it('shows among the keys of its person, says nothing of rights in its token, and ends when the key is deleted there', async () => {
    const { access_token: token, refresh_token: refreshToken } = await signedInDevice('grace');
    const keyId = String((await whoami(token)).json.keyId);
    expect(decodeJwt(String(token))).toMatchObject({ aud: 'trunkline-relay', key: keyId, sub: userNamed('grace').id });
    expect(decodeJwt(String(token))).not.toHaveProperty('role');
    const asGrace = await signedInAs(gateway.application, 'grace');
    const { json } = await asGrace({ method: 'GET', url: '/me/api-keys' });
    const [listed] = (json.items as Record<string, unknown>[]).filter(({ id }) => id === keyId);
    expect(listed).toMatchObject({ name: 'Claude Code 2.1.329, signed in from 203.0.113.7' });
    expect((await asGrace({ method: 'DELETE', url: `/me/api-keys/${keyId}` })).status).toBe(204);
    await expect.poll(async () => (await whoami(token, other)).status, { timeout: 1_000, interval: 20 }).toBe(401);
    const refused = await whoami(token);
    expect(refused.status).toBe(401);
    expect(refused.headers['x-should-retry']).toBe('false');
    expect(refused.json).toMatchObject({ type: 'error', error: { type: 'authentication_error' } });
    const refresh = await device.refresh(refreshToken);
    expect([refresh.status, refresh.json.error]).toEqual([401, 'invalid_grant']);
  });

  it('is denied where somebody says so, and stays denied', async () => {
    const { deviceCode, userCode } = await device.begin();
    await (await approverOf(gateway.application, 'ada')).decide(userCode, 'deny');
    for (let time = 1; time <= 2; time += 1) {
      const { status, json } = await device.poll(deviceCode);
      expect([status, json.error]).toEqual([400, 'access_denied']);
    }
  });

  it('is over after ten minutes', async () => {
    const { deviceCode, userCode } = await device.begin();
    const id = createHash('sha256').update(deviceCode).digest('hex');
    const left = await gateway.redis.pttl(redisKeys.deviceGrant(id));
    expect(left).toBeGreaterThan(590_000);
    expect(left).toBeLessThanOrEqual(600_000);
    await gateway.redis.del(redisKeys.deviceGrant(id));
    const { status, json } = await device.poll(deviceCode);
    expect([status, json.error]).toEqual([400, 'expired_token']);
    const ada = await approverOf(gateway.application, 'ada');
    const late = await ada.ask('approve', userCode);
    expect([late.status, late.json.code]).toEqual([404, 'caller_record_unknown']);
  });

  it('tells who polls too soon to slow down, by five seconds more each time', async () => {
    const { deviceCode } = await device.begin();
    const key = redisKeys.deviceGrant(createHash('sha256').update(deviceCode).digest('hex'));
    const errors = [];
    for (let time = 1; time <= 3; time += 1) errors.push((await device.poll(deviceCode)).json.error);
    expect(errors).toEqual(['authorization_pending', 'slow_down', 'slow_down']);
    expect(await gateway.redis.hget(key, 'interval')).toBe('15');
    await gateway.redis.hincrby(key, 'polledAt', -14_500);
    expect((await device.poll(deviceCode)).json.error).toBe('authorization_pending');
  });

  it('takes JSON for a form, and ignores parameters that it does not know', async () => {
    const headers = { 'content-type': 'application/json' };
    const url = '/oauth/token';
    const body = JSON.stringify({ grant_type: 'refresh_token', refresh_token: 'nothing', later: { x: 1 } });
    const answer = await call(gateway.application, { method: 'POST', url, body, headers });
    expect([answer.status, answer.json.error]).toEqual([401, 'invalid_grant']);
    const { status } = await device.post('/oauth/device_authorization', { client_id: 'x', scope: 'y', later: 'z' });
    expect(status).toBe(200);
    const bare = await call(gateway.application, { method: 'POST', url: '/oauth/device_authorization' });
    expect(bare.status).toBe(200);
  });

  it.each([
    [{}, 'unsupported_grant_type'],
    [{ grant_type: 'password', username: 'ada' }, 'unsupported_grant_type'],
    [{ grant_type: 'refresh_token' }, 'invalid_request'],
    [{ grant_type: 'urn:ietf:params:oauth:grant-type:device_code' }, 'invalid_request'],
    [{ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: '{}' }, 'expired_token'],
  ])('answers the form %j with %s', async (fields, error) => {
    const { status, json } = await device.post('/oauth/token', fields);
    expect([status, json.error]).toEqual([400, error]);
    expect(json.error_description).toEqual(expect.any(String));
  });

  it.each([
    ['text/plain', 'grant_type=refresh_token', 415],
    ['application/json', '[1]', 400],
    ['application/json', '{"a":', 400],
    ['application/x-www-form-urlencoded', 'x'.repeat(17 * 1_024), 413],
  ])('refuses a body of %s that is not good in the words of OAuth', async (contentType, body, expected) => {
    const headers = { 'content-type': contentType };
    const { status, json } = await call(gateway.application, { method: 'POST', url: '/oauth/token', body, headers });
    expect([status, json.error]).toEqual([expected, 'invalid_request']);
  });
});

describe('the first poll after an approval', () => {
  it('gets the tokens, and no other one does, on whichever gateway', async () => {
    const { deviceCode, userCode } = await device.begin();
    await (await approverOf(gateway.application, 'jean')).decide(userCode, 'approve');
    const clients = [device, deviceOf(other.application)];
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((turn) => clients[turn % 2]!.poll(deviceCode)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
    expect((await device.poll(deviceCode)).json.error).toBe('expired_token');
    await gateway.apiKeys.collection.sync();
    const keys = gateway.apiKeys.list({ userId: userNamed('jean').id });
    expect(keys.filter(({ origin }) => origin === 'device')).toHaveLength(1);
  });

  it('gets nothing when the person was switched off, or given another password, after the approval', async () => {
    for (const change of [{ enabled: false }, { role: 'operator' as const }]) {
      const name = `leaving-${JSON.stringify(change).length}`;
      await createUser(gateway.users, name, 'member');
      const { deviceCode, userCode } = await device.begin();
      await (await approverOf(gateway.application, name)).decide(userCode, 'approve');
      await gateway.users.update({ ...userNamed(name), ...change });
      const { status, json } = await device.poll(deviceCode);
      expect([status, json.error]).toEqual([400, 'access_denied']);
      expect(gateway.apiKeys.list({ userId: userNamed(name).id })).toEqual([]);
    }
  });
});

describe('what is stored of a sign-in', () => {
  it('holds neither the device code nor a token', async () => {
    const { deviceCode, userCode } = await device.begin();
    await (await approverOf(gateway.application, 'ada')).decide(userCode, 'approve');
    const { json } = await device.poll(deviceCode);
    const secrets = [deviceCode, json.access_token, String(json.refresh_token).split('.')[1]].map(String);
    const dump: string[] = [];
    for (const key of await gateway.redis.keys('tl:*')) {
      dump.push(key);
      const type = await gateway.redis.type(key);
      if (type === 'hash') dump.push(JSON.stringify(await gateway.redis.hgetall(key)));
      if (type === 'string') dump.push((await gateway.redis.get(key)) ?? '');
      if (type === 'stream') dump.push(JSON.stringify(await gateway.redis.xrange(key, '-', '+')));
    }
    for (const secret of secrets) expect(dump.join('\n')).not.toContain(secret);
    for (const secret of secrets) expect(gateway.log()).not.toContain(secret);
  });
});
