import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { askIn, textOf } from '../support/protocols/ask-in-protocol';
import { chat, gemini, messages } from '../support/protocols/client-protocol';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';
import { entraOf, oauthClient, oauthOf, serviceAccount } from '../support/protocols/sandbox-credentials';
import { until } from '../support/supervisor/until';

let house: ProtocolHouse;
let url: string;
beforeAll(async () => {
  house = await startProtocolHouse();
  url = house.sandbox.url;
});
afterAll(() => house.stop());
afterEach(() => house.sandbox.setAccountFaults({}));

const claude = { model: 'claude-sonnet-4-5' };

/** How often the token endpoints were asked by a client or a service account. */
const grants = async (marker: string): Promise<number> =>
  (await house.sandbox.ledger()).filter(
    ({ clientRequestMarker: asked, path }) => asked === marker && path.endsWith('token'),
  ).length;

const claudeAccount = (client: Parameters<typeof oauthOf>[0]): object => ({
  ...{ platform: 'claude', baseUrl: url, credentials: { oauth: oauthOf(client, 'anthropic') } },
});

describe('refresh tokens that each refresh replaces', () => {
  it('are asked for once by many requests at the same time', async () => {
    const client = await oauthClient(url, 'crowd', { rotate: 'true' });
    const key = await house.serve(claudeAccount(client));
    const answers = await Promise.all(Array.from({ length: 12 }, () => askIn(messages, house, key, claude)));
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(await grants(client.client_id)).toBe(1);
  });

  it('are kept, one after the other, without a request that fails while tokens come and go', async () => {
    const client = await oauthClient(url, 'short', { rotate: 'true', expires_in: '1' });
    const key = await house.serve(claudeAccount(client));
    await until(async () => {
      const answer = await askIn(messages, house, key, claude);
      expect(answer.status, answer.body.toString('utf8')).toBe(200);
      return (await grants(client.client_id)) > 3;
    }, 'the third refresh token that took the place of another was used');
  });

  it('fetch another token where one was revoked before its time', async () => {
    const client = await oauthClient(url, 'revoked', { rotate: 'true' });
    const key = await house.serve(claudeAccount(client));
    expect((await askIn(messages, house, key, claude)).status).toBe(200);
    await house.sandbox.setAccountFaults({ [client.fault_key]: '401' });
    expect((await askIn(messages, house, key, claude)).status).toBe(401);
    expect(await grants(client.client_id)).toBe(2);
    await house.sandbox.setAccountFaults({});
    expect((await askIn(messages, house, key, claude)).status).toBe(200);
  });

  it('that the endpoint does not take lead to another account, and the client never sees the endpoint’s words', async () => {
    const client = await oauthClient(url, 'spoilt');
    const groupIds = [await house.addGroup()];
    const spoilt = { ...client, refresh_token: 'sandbox-refresh-of-nobody' };
    const spoiltId = await house.addAccount('spoilt', { ...claudeAccount(spoilt), groupIds, priority: 1 });
    const credentials = { apiKey: 'sk-sandbox-second' };
    const second = { platform: 'claude', baseUrl: url, credentials, groupIds, priority: 50 };
    const secondId = await house.addAccount('second', second);
    const key = { ...(await house.addKey({ groupId: groupIds[0] })), accountId: secondId };
    const answer = await askIn(messages, house, key, claude);
    expect(textOf(messages, answer)).toContain('Hello');
    expect((await house.explain(answer)).attempts.map(({ accountId }) => accountId)).toEqual([spoiltId, secondId]);
    expect((await house.account(spoiltId)).state).toMatchObject({
      ...{ status: 'needs_reauth', cooldowns: [], reauthorisation: { reason: 'invalid_grant' } },
    });
    // It is not asked again, by nobody.
    expect((await house.explain(await askIn(messages, house, key, claude))).attempts).toHaveLength(1);
    expect(await grants(spoilt.client_id)).toBe(1);
  });

  it('that have ended are asked for again after a reset, and after other credentials', async () => {
    const client = await oauthClient(url, 'ended', { rotate: 'true' });
    const key = await house.serve(claudeAccount({ ...client, refresh_token: 'sandbox-refresh-of-nobody' }));
    const statusOf = async (): Promise<string> => (await house.account(key.accountId)).state.status;
    expect((await askIn(messages, house, key, claude)).status).not.toBe(200);
    expect(await statusOf()).toBe('needs_reauth');
    await house.admin('POST', `/admin/accounts/${key.accountId}/reset`);
    expect(await statusOf()).toBe('available');
    expect((await askIn(messages, house, key, claude)).status).not.toBe(200);
    expect([await statusOf(), await grants(client.client_id)]).toEqual(['needs_reauth', 2]);
    const credentials = { oauth: oauthOf(client, 'anthropic') };
    await house.admin('PATCH', `/admin/accounts/${key.accountId}`, { credentials });
    expect(await statusOf()).toBe('available');
    expect((await askIn(messages, house, key, claude)).status).toBe(200);
  });
});

describe('an account that takes the token of its caller', () => {
  const ask = async (headers: object): Promise<HttpAnswer> => {
    const key = await house.serve({ platform: 'claude', baseUrl: url, credentials: { callerToken: true } });
    const relayKey = { 'x-trunkline-key': key.key };
    return askIn(messages, house, key, { ...claude, headers: { ...relayKey, ...headers } });
  };

  it.each([
    ['a bearer token', { authorization: 'Bearer sk-sandbox-of-alice1' }, 'alice1'],
    ['a key', { authorization: undefined, 'x-api-key': 'sk-sandbox-of-bobby2' }, 'bobby2'],
  ])('hands on %s as it came', async (_, headers, tail) => {
    const answer = await ask(headers);
    expect(textOf(messages, answer)).toContain('Hello');
    const { record, entry } = await house.books(answer);
    expect(entry.apiKeyTail).toBe(tail);
    expect(record.tokens).toEqual(entry.usage);
  });

  it('serves nobody who brings none, and asks no upstream', async () => {
    const before = await house.sandbox.ledger();
    const answer = await ask({ authorization: undefined });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(JSON.parse(answer.body.toString('utf8'))).toMatchObject({ type: 'error' });
    expect(await house.sandbox.ledger()).toHaveLength(before.length);
  });

  it('hands on what the upstream says of a token that is none', async () => {
    const answer = await ask({ authorization: 'Bearer not-a-token' });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body.toString('utf8'))).toMatchObject({ error: { type: 'authentication_error' } });
  });
});

describe('a token', () => {
  it('of a service account, of Entra and of an OAuth client is fetched once for as long as it is good', async () => {
    const google = (await serviceAccount(url, 'once')) as { client_email: string };
    const entra = await oauthClient(url, 'once-entra');
    const oauth = await oauthClient(url, 'once-oauth');
    const gemini25 = { model: 'gemini-2.5-pro' };
    const cases = [
      [
        gemini,
        gemini25,
        { platform: 'gemini', baseUrl: url, credentials: { serviceAccount: google } },
        google.client_email,
      ],
      [
        gemini,
        gemini25,
        { platform: 'gemini', baseUrl: url, credentials: { oauth: oauthOf(oauth, 'google') } },
        oauth.client_id,
      ],
      [
        ...([chat, { model: 'gpt-5.5' }] as const),
        { platform: 'azure-openai', credentials: { endpoint: url, entra: entraOf(url, entra) } },
        entra.client_id,
      ],
    ] as const;
    for (const [protocol, question, account, marker] of cases) {
      const key = await house.serve(account);
      for (let turn = 0; turn < 3; turn += 1) {
        const answer = await askIn(protocol, house, key, question);
        expect(answer.status, answer.body.toString('utf8')).toBe(200);
      }
      expect(await grants(marker), marker).toBe(1);
    }
  });

  it('that cannot be had for now is an upstream that is away, in the client’s words', async () => {
    const client = await oauthClient(url, 'away');
    const key = await house.serve({
      platform: 'gemini',
      baseUrl: url,
      credentials: { oauth: oauthOf(client, 'google') },
    });
    await house.sandbox.setAccountFaults({ [client.client_id]: '503' });
    const answer = await askIn(gemini, house, key, { model: 'gemini-2.5-pro' });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body.toString('utf8'))).toMatchObject({ error: { code: 500, status: 'INTERNAL' } });
  });

  it('rests its own account, and none that is asked at the same host', async () => {
    const client = await oauthClient(url, 'resting');
    const accountId = await house.addAccount('resting', claudeAccount(client));
    const key = { ...(await house.addKey({ accountId })), accountId };
    await house.sandbox.setAccountFaults({ [client.client_id]: '503' });
    for (let turn = 0; turn < 4; turn += 1) expect((await askIn(messages, house, key, claude)).status).not.toBe(200);
    const { cooldowns } = (await house.account(accountId)).state;
    expect(cooldowns.map(({ scope, cause }) => [scope, cause])).toEqual([['account', 'unavailable']]);
    expect(cooldowns[0]?.evidence).toMatchObject({ code: 'sign_in_unavailable' });
  });
});
