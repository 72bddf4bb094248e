import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approverAt } from '../support/device/approver';
import { type DeviceClient, deviceAt } from '../support/device/device-client';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { type HttpAnswer, httpCall } from '../support/http-call';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { freePort } from '../support/proxies/real-proxy';
import { newGreeting, refusalOf } from '../support/relay-client';
import { serviceOf } from '../support/slapd/directory-settings';
import { person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';
import { until } from '../support/supervisor/until';

let slapd: Slapd;
let house: PoolHouse;
/** The gateway that people reach through a proxy with TLS; the test plays the proxy. The house's own has no public address. */
let gateway: GatewayProcess;
let url: string;
let device: DeviceClient;

const claudeCode = { 'user-agent': 'claude-cli/2.1.329 (external, cli)', 'anthropic-version': '2023-06-01' };

beforeAll(async () => {
  if (missingForSlapd.length > 0) return;
  slapd = await Slapd.start();
  const { bindDn, bindPassword } = serviceOf('example');
  house = await startPoolHouse({
    ...{ LDAP_URL: slapd.url, LDAP_BIND_DN: bindDn, LDAP_BIND_PASSWORD: bindPassword },
    ...{ LDAP_SEARCH_BASE: 'dc=example,dc=test', LDAP_SYNC_MINUTES: '60' },
  });
  await house.addAccount('sk-sandbox-device', { models: ['sandbox-small'] });
  const port = await freePort();
  const own = { PORT: String(port), PUBLIC_URL: 'https://trunkline.example.com' };
  gateway = await startGateway({ ...house.environment, ...own });
  url = `http://127.0.0.1:${port}`;
  device = deviceAt(url);
});
afterAll(async () => {
  if (missingForSlapd.length > 0) return;
  await gateway.stop();
  await house.stop();
  await slapd.stop();
});

const ask = (accessToken: unknown, at = url): Promise<HttpAnswer> =>
  httpCall(`${at}/v1/messages?beta=true`, {
    headers: { authorization: `Bearer ${String(accessToken)}`, 'content-type': 'application/json', ...claudeCode },
    body: JSON.stringify(newGreeting()),
  });

/** Signs a device in as Claude Code does, with somebody who is signed in to the console and says yes. */
async function signIn(username: string, password: string): Promise<Readonly<Record<string, unknown>>> {
  const metadata = await httpCall(`${url}/.well-known/oauth-authorization-server`, { method: 'GET' });
  const { token_endpoint: tokenEndpoint } = JSON.parse(metadata.body.toString('utf8')) as Record<string, unknown>;
  expect(tokenEndpoint).toBe('https://trunkline.example.com/oauth/token');
  const { deviceCode, userCode, json } = await device.begin();
  expect((await device.poll(deviceCode)).json.error).toBe('authorization_pending');
  expect(json.verification_uri_complete).toBe(`https://trunkline.example.com/console/device?user_code=${userCode}`);
  const typed = await httpCall(`${url}/device?user_code=${userCode}`, { method: 'GET' });
  expect([typed.status, typed.headers.location]).toEqual([303, `/console/device?user_code=${userCode}`]);
  await (await approverAt(url, username, password)).decide(userCode, 'approve');
  const answer = await device.poll(deviceCode);
  expect(answer.status).toBe(200);
  return answer.json;
}

/** Somebody who has just signed in for the first time, through the other gateway. */
async function userIdOf(username: string): Promise<string> {
  let id: string | undefined;
  const look = async (): Promise<boolean> => {
    const { items } = await house.admin<{ items: { id: string; username: string }[] }>('GET', '/admin/users?limit=100');
    id = items.find((user) => user.username === username)?.id;
    return id !== undefined;
  };
  await until(look, `${username} is known`, 1_000);
  return id ?? '';
}

describe.skipIf(missingForSlapd.length > 0)('Claude Code that signs in with a directory’s password', () => {
  it('uses models, refreshes, and is out within a second of its person being switched off', async () => {
    const tokens = await signIn('bob', 'bob-password');
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3_600, email: 'bob@example.test' });
    for (const at of [url, house.gateway.url]) {
      const answer = await ask(tokens.access_token, at);
      expect([answer.status, answer.body.toString('utf8')]).toEqual([200, expect.stringContaining('"type":"message"')]);
    }
    const refreshed = await device.refresh(tokens.refresh_token);
    expect(refreshed.status).toBe(200);
    expect((await ask(refreshed.json.access_token)).status).toBe(200);
    expect(await slapd.bindCount(person('bob').dn)).toBe(1);

    await house.admin('PATCH', `/admin/users/${await userIdOf('bob')}`, { enabled: false });
    let refused: HttpAnswer | undefined;
    for (const at of [url, house.gateway.url]) {
      const isOut = async (): Promise<boolean> => (refused = await ask(refreshed.json.access_token, at)).status === 401;
      await until(isOut, 'the token is refused', 1_000);
    }
    expect(refused).toMatchObject({ headers: { 'x-should-retry': 'false' } });
    expect(refusalOf(refused!).error).toMatchObject({ type: 'authentication_error' });
    const refresh = await device.refresh(refreshed.json.refresh_token);
    expect([refresh.status, refresh.json.error]).toEqual([401, 'invalid_grant']);
  });

  it('is out with the next sync after its person has left the directory, and in again only after a new sign-in', async () => {
    const tokens = await signIn('carol', 'carol-password');
    expect((await ask(tokens.access_token)).status).toBe(200);
    await slapd.remove(person('carol').dn);
    expect((await ask(tokens.access_token)).status).toBe(200);
    await house.admin('POST', '/admin/directory/sync', {});
    await until(async () => (await ask(tokens.access_token)).status === 401, 'the token is refused', 1_000);
    const refresh = await device.refresh(tokens.refresh_token);
    expect([refresh.status, refresh.json.error]).toEqual([401, 'invalid_grant']);
  });

  it('is put down to its person in the usage, with a key that they can see', async () => {
    const tokens = await signIn('alice', 'alice-password');
    const answer = await ask(tokens.access_token);
    const { requestId } = await house.usageOf(String(answer.headers['x-request-id']));
    expect(requestId).toBe(answer.headers['x-request-id']);
    const path = `/admin/api-keys?userId=${await userIdOf('alice')}`;
    const names = async (): Promise<string[]> =>
      (await house.admin<{ items: { name: string }[] }>('GET', path)).items.map(({ name }) => name);
    // The key came into being through the other gateway.
    await expect
      .poll(names, { timeout: 1_000, interval: 20 })
      .toEqual([expect.stringMatching(/^Claude Code 2\.1\.329, signed in from/)]);
  });

  it('is told the settings of its person’s groups, and may send telemetry that nobody keeps', async () => {
    const tokens = await signIn('alice', 'alice-password');
    const headers = { authorization: `Bearer ${String(tokens.access_token)}`, ...claudeCode };
    const settings = (more = {}): Promise<HttpAnswer> =>
      httpCall(`${url}/managed/settings`, { method: 'GET', headers: { ...headers, ...more } });
    expect((await settings()).status).toBe(404);
    const groupId = await house.addGroup({ managedSettings: { env: { DISABLE_TELEMETRY: '1' } } });
    await house.admin('PATCH', `/admin/users/${await userIdOf('alice')}`, { groupIds: [groupId] });
    let answer: HttpAnswer | undefined;
    await until(async () => (answer = await settings()).status === 200, 'the settings are there', 1_000);
    const { etag = '' } = answer!.headers;
    expect(JSON.parse(answer!.body.toString('utf8'))).toMatchObject({ settings: { env: { DISABLE_TELEMETRY: '1' } } });
    expect((await settings({ 'if-none-match': etag })).status).toBe(304);
    for (const signal of ['metrics', 'logs', 'traces']) {
      const sent = { ...headers, 'content-type': 'application/x-protobuf' };
      expect((await httpCall(`${url}/v1/${signal}`, { headers: sent, body: Buffer.alloc(100_000) })).status).toBe(200);
    }
    expect((await httpCall(`${url}/user/bootstrap`, { method: 'GET', headers })).status).toBe(404);
  });

  it('ends with its sign-out', async () => {
    const tokens = await signIn('alice', 'alice-password');
    expect((await device.revoke(tokens.access_token)).status).toBe(200);
    expect((await device.revoke(tokens.refresh_token, { token_type_hint: 'refresh_token' })).status).toBe(200);
    expect((await ask(tokens.access_token)).status).toBe(401);
    expect((await device.refresh(tokens.refresh_token)).status).toBe(401);
  });
});

describe.skipIf(missingForSlapd.length > 0)('a gateway', () => {
  it('answers the probe of Claude Code without a key', async () => {
    for (const path of ['/api/hello', '/api/api/hello', '/claude/api/hello'])
      expect((await httpCall(url + path, { method: 'HEAD' })).status).toBe(200);
  });

  it('has no sign-in for devices without a public address', async () => {
    for (const [method, path] of [
      ['GET', '/.well-known/oauth-authorization-server'],
      ['POST', '/oauth/device_authorization'],
      ['GET', '/device'],
    ] as const)
      expect((await httpCall(house.gateway.url + path, { method })).status).toBe(404);
  });
});
