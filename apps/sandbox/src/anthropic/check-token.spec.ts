import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';
import { type AccessToken, issueAccessToken } from '../tokens/access-token';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const token = (more: Partial<AccessToken> = {}) => ({
  authorization: `Bearer ${issueAccessToken({
    ...{ kind: 'anthropic', account: 'client', organization: 'acme', scopes: ['user:inference'] },
    expiresAt: Date.now() + 60_000,
    ...more,
  })}`,
});
const beta = { 'anthropic-beta': 'oauth-2025-04-20' };
const body = { model: 'claude-opus-4-8', max_tokens: 10, messages: [{ role: 'user', content: 'hi' }] };
const ask = (headers: Record<string, string>) =>
  sandbox.ask({ headers: { 'anthropic-version': '2023-06-01', ...headers }, body });

describe('an access token at Anthropic', () => {
  it('counts together with its beta, for the organisation that it names', async () => {
    expect((await ask({ ...token(), ...beta })).status).toBe(200);
    expect(await sandbox.settledEntry()).toMatchObject({ organization: 'acme', concurrency: 1 });
  });

  it.each([
    ['without the beta', () => token(), 401],
    ['that has expired', () => ({ ...token({ expiresAt: 1 }), ...beta }), 401],
    ['of another kind', () => ({ ...token({ kind: 'oauth' }), ...beta }), 401],
    ['without the scope', () => ({ ...token({ scopes: ['user:profile'] }), ...beta }), 403],
    ['that is only the name of an account', () => ({ authorization: 'Bearer token:acme/client', ...beta }), 401],
  ])('is refused %s', async (_, headers, status) => {
    expect((await ask(headers())).status).toBe(status);
  });

  it('does not count beside a key, and fails as its account was told to', async () => {
    expect((await ask({ ...token(), ...beta, 'x-api-key': 'wrong' })).status).toBe(401);
    sandbox.state.accountFaults.set('token:acme/client', '529');
    const failed = await ask({ ...token(), ...beta });
    sandbox.state.accountFaults.clear();
    expect(failed.status).toBe(529);
  });
});
