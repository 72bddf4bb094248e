import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';

interface Client {
  readonly client_id: string;
  readonly client_secret: string;
}

let sandbox: RunningSandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await runSandbox();
  client = jsonOf(
    await sandbox.ask({ method: 'GET', path: `/sandbox/oauth-client?name=relay&redirect_uri=${BACK}` }),
  ) as never;
});
afterAll(() => sandbox.stop());

const BACK = 'https://relay.example/callback';
const verifier = 'v'.repeat(43);
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const headerOf = ({ headers }: Received, name: string): string => String((headers as Record<string, unknown>)[name]);

const authorize = (change: Record<string, string> = {}) => {
  const question = {
    ...{ response_type: 'code', client_id: client.client_id, redirect_uri: BACK, state: 'the state' },
    ...{ code_challenge: hash('sha256', verifier, 'base64url'), code_challenge_method: 'S256', ...change },
  };
  return sandbox.ask({ method: 'GET', path: `/o/oauth2/v2/auth?${new URLSearchParams(question).toString()}` });
};
const newCode = async (): Promise<string> =>
  new URL(headerOf(await authorize(), 'location')).searchParams.get('code') ?? 'none';
const exchange = (code: string, change: Record<string, string> = {}) =>
  sandbox.ask({
    path: '/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: BACK, code_verifier: verifier },
      ...{ client_id: client.client_id, client_secret: client.client_secret, ...change },
    }).toString(),
  });

describe('the authorisation endpoint', () => {
  it('leads back with a code, the state and its own name', async () => {
    const answer = await authorize();
    expect(answer.status).toBe(302);
    const { origin, pathname, searchParams } = new URL(headerOf(answer, 'location'));
    expect(origin + pathname).toBe(BACK);
    expect(searchParams.get('state')).toBe('the state');
    expect(searchParams.get('iss')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(searchParams.get('code')).toMatch(/^sandbox-code-/);
  });

  it.each([{ redirect_uri: `${BACK}/` }, { redirect_uri: '' }, { client_id: 'another' }])(
    'leads nobody anywhere with %j',
    async (change) => {
      const answer = await authorize(change);
      expect([400, 401]).toContain(answer.status);
      expect(headerOf(answer, 'location')).toBe('undefined');
    },
  );

  it.each([{ code_challenge_method: 'plain' }, { code_challenge: '' }, { response_type: 'token' }])(
    'leads back with an error where it is asked with %j',
    async (change) => {
      const { searchParams } = new URL(headerOf(await authorize(change), 'location'));
      expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['invalid_request', null]);
    },
  );
});

describe('a code', () => {
  it('is exchanged once for tokens of which the refresh token is good', async () => {
    const code = await newCode();
    const tokens = jsonOf(await exchange(code));
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    const refreshed = await exchange('', { grant_type: 'refresh_token', refresh_token: String(tokens.refresh_token) });
    expect(refreshed.status).toBe(200);
    const again = await exchange(code);
    expect([again.status, jsonOf(again).error]).toEqual([400, 'invalid_grant']);
  });

  it.each([{ code_verifier: 'w'.repeat(43) }, { redirect_uri: `${BACK}?x` }, { code: 'sandbox-code-of-nobody' }])(
    'is not exchanged with %j, and is used up',
    async (change) => {
      const code = await newCode();
      expect(jsonOf(await exchange(code, change)).error).toBe('invalid_grant');
      expect((await exchange(code)).status).toBe('code' in change ? 200 : 400);
    },
  );
});
