import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { type HttpAnswer, httpCall } from '../support/http-call';
import { askIn } from '../support/protocols/ask-in-protocol';
import { gemini } from '../support/protocols/client-protocol';
import { type ProtocolHouse, type ServedKey, startProtocolHouse } from '../support/protocols/protocol-house';
import { oauthClient } from '../support/protocols/sandbox-credentials';
import { freePort } from '../support/proxies/real-proxy';
import { ownerPassword } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const PUBLIC_URL = 'https://relay.example.com';
const CALLBACK = `${PUBLIC_URL}/admin/accounts/connect/callback`;
const question = { model: 'gemini-2.5-pro' };

let house: ProtocolHouse;
/** Gateways that people reach through a proxy with TLS; the tests play the proxy. */
let one: GatewayProcess;
let other: GatewayProcess;
beforeAll(async () => {
  house = await startProtocolHouse();
  [one, other] = await Promise.all([startPublicGateway(), startPublicGateway()]);
});
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await house.stop();
});

async function startPublicGateway(): Promise<GatewayProcess> {
  const port = String(await freePort());
  const gateway = await startGateway({ ...house.environment, PORT: port, PUBLIC_URL });
  return { ...gateway, url: `http://127.0.0.1:${port}` };
}

/** Somebody who is signed in at a browser of theirs. */
async function ownerAt(gateway: GatewayProcess) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const post = (path: string, body: object): Promise<HttpAnswer> =>
    httpCall(gateway.url + path, { headers, body: JSON.stringify(body) });
  const signedIn = await post('/auth/login', { username: 'owner', password: ownerPassword });
  headers.authorization = `Bearer ${(JSON.parse(signedIn.body.toString()) as { accessToken: string }).accessToken}`;
  return post;
}

const grants = async (client: string): Promise<number> =>
  (await house.sandbox.ledger()).filter((entry) => entry.clientRequestMarker === client).length;

const ask = (gateway: GatewayProcess, key: ServedKey): Promise<HttpAnswer> => askIn(gemini, { gateway }, key, question);

it('an account whose sign-in is over is connected again in a browser, and its requests flow at once on every gateway', async () => {
  const { url } = house.sandbox;
  const client = await oauthClient(url, 'connect', { rotate: 'true', redirect_uri: CALLBACK });
  const { client_id: clientId, client_secret: clientSecret, token_uri: tokenUrl } = client;
  const oauth = { tokenUrl, clientId, clientSecret, refreshToken: 'of-last-year' };
  const key = await house.serve({ platform: 'gemini', baseUrl: url, credentials: { oauth } });
  expect((await ask(house.gateway, key)).status).not.toBe(200);
  expect((await house.account(key.accountId)).state.status).toBe('needs_reauth');

  const post = await ownerAt(one);
  const { accountId } = key;
  const begin = (): Promise<HttpAnswer> =>
    post('/admin/accounts/connect', { accountId, authorizationUrl: client.authorization_uri });
  let begun = await begin();
  // The account was made at another gateway a moment ago.
  await until(
    async () => begun.status !== 404 || (begun = await begin()).status !== 404,
    'this gateway has heard of it',
  );
  expect(begun.status, begun.body.toString()).toBe(201);
  const { authorizationUrl } = JSON.parse(begun.body.toString()) as { authorizationUrl: string };
  const [cookie = ''] = String(begun.headers['set-cookie']).split(';', 1);
  const agreed = await httpCall(authorizationUrl, { method: 'GET' });
  const back = new URL(String(agreed.headers.location));
  expect(back.origin + back.pathname).toBe(CALLBACK);
  const before = await grants(clientId);
  // The vendor leads the browser to whichever gateway has the name by then.
  const page = await httpCall(other.url + back.pathname + back.search, { method: 'GET', headers: { cookie } });
  expect([page.status, page.body.toString()]).toEqual([200, expect.stringContaining('is connected') as string]);

  expect((await ask(other, key)).status).toBe(200);
  for (const gateway of [one, house.gateway])
    await until(async () => (await ask(gateway, key)).status === 200, 'this gateway has heard of it');
  expect((await grants(clientId)) - before).toBe(1);
  expect((await house.account(accountId)).state.status).toBe('available');
  const again = await httpCall(other.url + back.pathname + back.search, { method: 'GET', headers: { cookie } });
  expect(again.status).toBe(400);
  for (const gateway of [one, other]) expect(gateway.output()).not.toContain(back.searchParams.get('code'));
});

it('an account is made by the code that somebody pastes', async () => {
  const { url } = house.sandbox;
  const client = await oauthClient(url, 'paste', { redirect_uri: CALLBACK });
  const { client_id: clientId, client_secret: clientSecret, token_uri: tokenUrl } = client;
  const post = await ownerAt(one);
  const settings = { name: 'pasted', platform: 'gemini', baseUrl: url, tokenUrl, clientId, clientSecret };
  const begun = await post('/admin/accounts/connect', { ...settings, authorizationUrl: client.authorization_uri });
  const { authorizationUrl } = JSON.parse(begun.body.toString()) as { authorizationUrl: string };
  const agreed = await httpCall(authorizationUrl, { method: 'GET' });
  const members = Object.fromEntries(new URL(String(agreed.headers.location)).searchParams);
  const done = await post('/admin/accounts/connect/complete', members);
  const account = JSON.parse(done.body.toString()) as { id: string; name: string };
  expect([done.status, account.name]).toEqual([200, 'pasted']);
  const find = (): Promise<unknown> => house.account(account.id).catch(() => undefined);
  await until(async () => (await find()) !== undefined, 'the house has heard of it');
  const key = { accountId: account.id, ...(await house.addKey({ accountId: account.id })) };
  const answer = await ask(one, key);
  expect(answer.status, answer.body.toString('utf8')).toBe(200);
});
