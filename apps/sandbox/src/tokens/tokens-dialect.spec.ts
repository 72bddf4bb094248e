import { createPrivateKey, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';
import { readAccessToken } from './access-token';
import { writeJwt } from './jwt';
import type { ServiceAccountFile } from './service-accounts';

interface Client {
  client_id: string;
  client_secret: string;
  refresh_token: string;
  organization: string;
}

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const control = async <T>(path: string) => jsonOf(await sandbox.ask({ method: 'GET', path })) as T;
const clientNamed = (name: string, more = '') => control<Client>(`/sandbox/oauth-client?name=${name}${more}`);
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (path: string, members: object, headers: object = form) =>
  sandbox.ask({ path, headers: { ...headers }, body: String(new URLSearchParams({ ...members })) });
const refresh = (client: Client, more: object = {}) => {
  const { client_id, client_secret, refresh_token } = client;
  return post('/token', { grant_type: 'refresh_token', client_id, client_secret, refresh_token, ...more });
};
const textIn = (received: Received, member: string) => String(jsonOf(received)[member]);

describe('the grant for service accounts', () => {
  let account: ServiceAccountFile;
  beforeAll(async () => {
    account = await control<ServiceAccountFile>('/sandbox/service-account?name=relay&project=acme');
  });
  const now = Math.floor(Date.now() / 1000);
  const good = () => ({
    iss: account.client_email,
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    aud: 'https://oauth2.googleapis.com/token',
    iat: now,
    exp: now + 3600,
  });
  const assertionOf = (claims: object, key = account.private_key, header: object = { alg: 'RS256', typ: 'JWT' }) =>
    writeJwt(header, claims, (signed) => sign('sha256', Buffer.from(signed), createPrivateKey(key)));
  const ask = (assertion: string) =>
    post('/token', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });

  it('hands out a token for claims that the account signed', async () => {
    const answer = await ask(assertionOf(good()));
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect(readAccessToken(textIn(answer, 'access_token'))).toMatchObject({
      kind: 'google',
      account: 'relay@acme.iam.gserviceaccount.com',
      organization: 'acme',
    });
  });

  it('takes the address where it was asked for an audience', async () => {
    const headers = { ...form, host: 'sandbox.test:1' };
    const claims = { ...good(), aud: 'http://sandbox.test:1/token' };
    const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    expect((await post('/token', { grant_type, assertion: assertionOf(claims) }, headers)).status).toBe(200);
  });

  it.each([
    ['issued in ten minutes', { iat: now + 600, exp: now + 1200 }, /short-lived token/],
    ['good for two hours', { iat: now, exp: now + 7200 }, /short-lived token/],
    ['expired', { iat: now - 4000, exp: now - 600 }, /short-lived token/],
    ['without times', { iat: undefined, exp: undefined }, /short-lived token/],
    ['for somebody else', { aud: 'https://example.com/' }, /audience/],
    ['of an unknown account', { iss: 'nobody@acme.iam.gserviceaccount.com' }, /account not found/],
  ])('refuses claims that are %s', async (_, changed, description) => {
    const answer = await ask(assertionOf({ ...good(), ...changed }));
    expect(answer.status).toBe(400);
    expect(textIn(answer, 'error')).toBe('invalid_grant');
    expect(textIn(answer, 'error_description')).toMatch(description);
  });

  it('takes claims that a clock wrong by four minutes has signed', async () => {
    expect((await ask(assertionOf({ ...good(), iat: now + 240, exp: now + 3840 }))).status).toBe(200);
    expect((await ask(assertionOf({ ...good(), iat: now - 3840, exp: now - 240 }))).status).toBe(200);
  });

  it('refuses the signature of another key, and claims without a real one', async () => {
    const other = await control<ServiceAccountFile>('/sandbox/service-account?name=other');
    const forged = await ask(assertionOf(good(), other.private_key));
    const unsigned = await ask(assertionOf(good(), account.private_key, { alg: 'none' }));
    for (const answer of [forged, unsigned]) {
      expect(jsonOf(answer)).toEqual({ error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
    }
  });

  it('refuses claims that ask for no scope, and what are no claims at all', async () => {
    expect(textIn(await ask(assertionOf({ ...good(), scope: '' })), 'error')).toBe('invalid_scope');
    for (const text of ['', 'a.b.c', '..', '{}.{}.']) expect((await ask(text)).status).toBe(400);
  });

  it('gives the same name the same account', async () => {
    expect(await control('/sandbox/service-account?name=relay&project=acme')).toEqual(account);
  });
});

describe('the refresh grant', () => {
  it('leaves the refresh token as it is where the client does not rotate', async () => {
    const client = await clientNamed('steady', '&expires_in=120');
    for (const answer of [await refresh(client), await refresh(client)]) {
      expect(jsonOf(answer)).toMatchObject({ expires_in: 120, token_type: 'Bearer' });
      expect(jsonOf(answer)).not.toHaveProperty('refresh_token');
    }
  });

  it('replaces the refresh token where the client rotates, and ends the family when the old one comes again', async () => {
    const client = await clientNamed('rotating', '&rotate=true');
    const first = textIn(await refresh(client), 'refresh_token');
    const second = textIn(await refresh(client, { refresh_token: first }), 'refresh_token');
    expect(new Set([client.refresh_token, first, second]).size).toBe(3);
    const replayed = await refresh(client, { refresh_token: first });
    expect([replayed.status, textIn(replayed, 'error')]).toEqual([400, 'invalid_grant']);
    expect(textIn(await refresh(client, { refresh_token: second }), 'error')).toBe('invalid_grant');
    // Who signs in anew has a family of their own.
    expect((await refresh(await clientNamed('rotating', '&rotate=true'))).status).toBe(200);
  });

  it('refuses a wrong secret, an unknown client and the token of another client', async () => {
    const client = await clientNamed('one');
    const other = await clientNamed('two');
    const wrong = await refresh(client, { client_secret: 'guess' });
    expect([wrong.status, textIn(wrong, 'error')]).toEqual([401, 'invalid_client']);
    expect(textIn(await refresh(client, { client_id: 'nobody' }), 'error')).toBe('invalid_client');
    expect(textIn(await refresh(client, { refresh_token: other.refresh_token }), 'error')).toBe('invalid_grant');
  });

  it('takes a client that names itself in a header', async () => {
    const { client_id, client_secret, refresh_token } = await clientNamed('basic');
    const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
    const members = { grant_type: 'refresh_token', refresh_token };
    expect((await post('/oauth2/token', members, { ...form, authorization })).status).toBe(200);
  });

  it('hands out tokens that have expired where the client was made so', async () => {
    const text = textIn(await refresh(await clientNamed('short', '&expires_in=0')), 'access_token');
    expect(readAccessToken(text)).toBeNull();
  });

  it('fails as its client was told to, and is in the ledger under it', async () => {
    const client = await clientNamed('failing');
    sandbox.state.accountFaults.set(client.client_id, '429:7');
    const answer = await refresh(client);
    sandbox.state.accountFaults.clear();
    expect([answer.status, answer.headers['retry-after'], textIn(answer, 'error')]).toEqual([429, '7', 'slow_down']);
    expect(await sandbox.settledEntry()).toMatchObject({
      path: '/token',
      clientRequestMarker: client.client_id,
      faults: ['429'],
      status: 429,
    });
  });
});

describe("Anthropic's token endpoint", () => {
  const ask = (body: object, headers: object = { 'anthropic-beta': 'a, oauth-2025-04-20' }) =>
    sandbox.ask({ path: '/v1/oauth/token', headers: { 'content-type': 'application/json', ...headers }, body });

  it('refreshes without a secret', async () => {
    const { client_id, refresh_token, organization } = await clientNamed('claude', '&rotate=true');
    const answer = await ask({ grant_type: 'refresh_token', client_id, refresh_token });
    expect(answer.status).toBe(200);
    expect(textIn(answer, 'refresh_token')).not.toBe(refresh_token);
    const token = readAccessToken(textIn(answer, 'access_token'));
    expect(token).toMatchObject({ kind: 'anthropic', organization, scopes: ['user:inference', 'user:profile'] });
  });

  it('refuses a request without the beta, a form, and another grant', async () => {
    const { client_id, refresh_token } = await clientNamed('claude');
    const members = { grant_type: 'refresh_token', client_id, refresh_token };
    expect((await ask(members, {})).status).toBe(400);
    expect((await post('/v1/oauth/token', members, { ...form, 'anthropic-beta': 'oauth-2025-04-20' })).status).toBe(
      400,
    );
    expect(textIn(await ask({ ...members, grant_type: 'password' }), 'error')).toBe('unsupported_grant_type');
  });
});

describe("Entra's token endpoint", () => {
  const scope = 'https://ai.azure.com/.default';
  const ask = ({ client_id, client_secret, organization }: Client, more: object = {}, tenant = organization) =>
    post(`/${tenant}/oauth2/v2.0/token`, {
      ...{ grant_type: 'client_credentials', client_id, client_secret, scope },
      ...more,
    });

  it('gives an application a token for a resource', async () => {
    const client = await clientNamed('azure');
    const answer = await ask(client);
    expect(jsonOf(answer)).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
    const token = readAccessToken(textIn(answer, 'access_token'));
    expect(token).toMatchObject({ kind: 'entra', organization: client.organization, scopes: [scope] });
  });

  it.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client', 7000215],
    ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000216],
    ['an unknown application', { client_id: 'nobody' }, 400, 'unauthorized_client', 700016],
    ['a scope without a suffix', { scope: 'https://ai.azure.com' }, 400, 'invalid_scope', 1002012],
    ['an unknown resource', { scope: 'https://example.com/.default' }, 400, 'invalid_resource', 500011],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no grant', { grant_type: '' }, 400, 'invalid_request', 900144],
  ])('refuses %s in the words of Microsoft', async (_, more, status, error, number) => {
    const answer = await ask(await clientNamed('azure'), more);
    expect([answer.status, textIn(answer, 'error')]).toEqual([status, error]);
    expect(jsonOf(answer).error_codes).toEqual([number]);
    expect(textIn(answer, 'error_description')).toMatch(new RegExp(`^AADSTS${number}: .*Trace ID: `));
  });

  it('refuses a tenant that nobody made', async () => {
    const answer = await ask(await clientNamed('azure'), {}, 'nowhere');
    expect(jsonOf(answer)).toMatchObject({ error: 'invalid_request', error_codes: [90002] });
  });

  it('says a fault in its own envelope', async () => {
    const client = await clientNamed('azure');
    sandbox.state.accountFaults.set(client.client_id, '503');
    const answer = await ask(client);
    sandbox.state.accountFaults.clear();
    expect([answer.status, jsonOf(answer).error_codes]).toEqual([503, [90033]]);
  });
});
