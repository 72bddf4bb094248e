import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuditChain } from '@app/audit';
import { chainedEntries } from '../support/audit-log';
import {
  type Begun,
  CONNECT,
  type ConnectingHouse,
  PUBLIC_URL,
  startConnectingHouse,
} from '../support/control-plane/connecting-house';
import { type Answer, signedInAs } from '../support/control-plane/visitor';

let house: ConnectingHouse;
beforeAll(async () => {
  house = await startConnectingHouse();
});
afterAll(() => house.stop());
afterEach(() => {
  house.service.answer = undefined;
  house.service.asked.length = 0;
});

let names = 0;
const begin = (change: object = {}): Promise<Begun> => house.begin({ name: `refused-${(names += 1)}`, ...change });
const count = (): number => house.gateway.accounts.list().length;
const complete = (body: object, who = house.asOwner): Promise<Answer> =>
  who({ method: 'POST', url: `${CONNECT}/complete`, body });
const fieldOf = ({ json }: Answer): unknown => (json.errors as { field: string }[])[0]?.field;

/** Nothing came of it: no account, and nobody asked for a token. */
async function comesToNothing(act: () => Promise<Answer>, status: number): Promise<Answer> {
  const before = count();
  const answer = await act();
  expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
  await house.gateway.accounts.collection.sync();
  expect(count()).toBe(before);
  return answer;
}

describe('a request for a connection', () => {
  it.each<[object, string]>([
    [{ redirectUri: `${PUBLIC_URL}${CONNECT}/callback/` }, 'redirectUri'],
    [{ redirectUri: 'http://localhost:1455/auth/callback' }, 'redirectUri'],
    [{ redirectUri: 'urn:ietf:wg:oauth:2.0:oob' }, 'redirectUri'],
    [{ authorizationUrl: 'http://accounts.example/auth' }, 'authorizationUrl'],
    [{ authorizationUrl: 'javascript:alert(1)' }, 'authorizationUrl'],
    [{ authorizationUrl: 'https://accounts.example/auth?redirect_uri=https://evil.example' }, 'authorizationUrl'],
    [{ tokenUrl: 'http://accounts.example/token' }, 'tokenUrl'],
    [{ tokenUrl: 'ftp://accounts.example/token' }, 'tokenUrl'],
    [{ tokenUrl: undefined }, 'tokenUrl'],
    [{ clientId: undefined }, 'clientId'],
    [{ clientId: 'two words' }, 'clientId'],
    [{ clientSecret: 'a\nb' }, 'clientSecret'],
    [{ platform: 'bedrock' }, 'platform'],
    [{ platform: 'droid' }, 'platform'],
    [{ platform: undefined }, 'platform'],
    [{ name: undefined }, 'name'],
    [{ personal: true }, 'ownerId'],
    [{ groupIds: ['grp_nobody'] }, 'groupIds'],
    [{ projectId: 'of gemini' }, 'projectId'],
    [{ scopes: [] }, 'scopes'],
    [{ scopes: 'all' }, 'scopes'],
    [{ credentials: { apiKey: 'x' } }, 'credentials'],
  ])('with %j is refused, and the field is named', async (change, field) => {
    const { answer } = await begin(change);
    expect([answer.status, fieldOf(answer)]).toEqual([400, field]);
  });

  it('for an account that is there brings no settings, and no part of a client', async () => {
    const oauth = { kind: 'oauth', tokenUrl: house.service.tokenUrl, ...house.service.client } as const;
    const settings = { name: 'known', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
    const { id } = await house.gateway.accounts.create(settings, { ...oauth, refreshToken: 'r' });
    const { authorizationUrl } = house.service;
    const ask = (more: object): Promise<Answer> =>
      house.asOwner({ method: 'POST', url: CONNECT, body: { accountId: id, authorizationUrl, ...more } });
    expect(fieldOf(await ask({ priority: 3 }))).toBe('priority');
    // The secret that is stored must not go to an address of somebody's choice.
    expect(fieldOf(await ask({ tokenUrl: 'https://evil.example/token' }))).toBe('clientId');
    expect(
      (await house.asOwner({ method: 'POST', url: CONNECT, body: { accountId: 'acc_x', authorizationUrl } })).status,
    ).toBe(404);
  });

  it.each(['http://relay.example.com', 'http://localhost:3000', ''])(
    'is refused where the relay’s own address is %j: clients of vendors’ own tools come back to such ones',
    async (publicUrl) => {
      const other = await startConnectingHouse(publicUrl);
      const { answer } = await other.begin();
      expect([answer.status, answer.json.detail]).toEqual([409, expect.stringContaining('PUBLIC_URL')]);
      await other.stop();
    },
  );
});

describe('an answer of the sign-in service', () => {
  it('is taken once, however often and at the same time it comes', async () => {
    const begun = await begin();
    const { path } = house.service.agree(begun.authorizationUrl);
    const before = count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => house.comeBack(path, begun.cookie)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(19);
    expect((await house.comeBack(path, begun.cookie)).status).toBe(400);
    expect([count() - before, house.service.asked.length]).toEqual([1, 1]);
  });

  it.each(['', '?code=x', '?state=x&code=y', `?state=${'s'.repeat(43)}&code=x`, `?state=${'s'.repeat(9_000)}`])(
    'with a state that was never given out is nothing: %s',
    async (query) => {
      const { cookie } = await begin();
      const page = await comesToNothing(() => house.comeBack(`${CONNECT}/callback${query}`, cookie), 400);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(house.service.asked).toEqual([]);
    },
  );

  it('is nothing when its ten minutes are over', async () => {
    const begun = await begin();
    const keys = await house.gateway.redis.keys('*account-connection*');
    const left = await Promise.all(keys.map((key) => house.gateway.redis.pttl(key)));
    expect(Math.max(...left)).toBeLessThanOrEqual(600_000);
    expect(Math.min(...left)).toBeGreaterThan(0);
    await Promise.all(keys.map((key) => house.gateway.redis.pexpire(key, 0)));
    const { path, code, state } = house.service.agree(begun.authorizationUrl);
    await comesToNothing(() => house.comeBack(path, begun.cookie), 400);
    await comesToNothing(() => complete({ code, state }), 400);
  });

  it('is not taken by a look at its address', async () => {
    const begun = await begin();
    const { path } = house.service.agree(begun.authorizationUrl);
    const headers = { cookie: begun.cookie };
    for (const method of ['HEAD', 'OPTIONS'] as const)
      expect((await house.gateway.application.inject({ method, url: path, headers })).statusCode).toBeGreaterThan(399);
    expect((await house.comeBack(path, begun.cookie)).status).toBe(200);
  });

  it('in another browser is nothing, and can still be brought to where it belongs', async () => {
    const begun = await begin();
    const other = await begin();
    const { path } = house.service.agree(begun.authorizationUrl);
    expect(other.cookie).not.toBe(begun.cookie);
    for (const cookie of [undefined, other.cookie, '__Host-trunkline_connect=short'])
      await comesToNothing(() => house.comeBack(path, cookie), 403);
    expect((await house.comeBack(path, begun.cookie)).status).toBe(200);
  });

  it('in another session is nothing, whoever’s it is', async () => {
    const begun = await begin();
    const { code, state } = house.service.agree(begun.authorizationUrl);
    for (const name of ['admin', 'owner']) {
      const other = await signedInAs(house.gateway.application, name);
      await comesToNothing(() => complete({ code, state }, other), 400);
    }
    expect((await complete({ code, state })).status).toBe(200);
  });

  it('is nothing when the session in which it was begun is over, or its person may not any more', async () => {
    const { users, application } = house.gateway;
    const asAdmin = await signedInAs(application, 'admin');
    const body = { authorizationUrl: house.service.authorizationUrl, tokenUrl: house.service.tokenUrl };
    const change = { ...body, ...house.service.client, platform: 'claude' };
    const [one, other] = [
      await house.begin({ ...change, name: 'demoted' }, asAdmin),
      await house.begin({ ...change, name: 'signed out' }, asAdmin),
    ];
    const { id } = users.findByUsername('admin')!;
    await house.asOwner({ method: 'PATCH', url: `/admin/users/${id}`, body: { role: 'member' } });
    await comesToNothing(() => house.comeBack(house.service.agree(one.authorizationUrl).path, one.cookie), 403);
    await house.asOwner({ method: 'PATCH', url: `/admin/users/${id}`, body: { role: 'admin' } });
    await house.asOwner({ method: 'POST', url: `/admin/users/${id}/end-sessions` });
    await comesToNothing(() => house.comeBack(house.service.agree(other.authorizationUrl).path, other.cookie), 403);
  });

  it('from another server than the one that was asked is not exchanged', async () => {
    const begun = await begin();
    const { path } = house.service.agree(begun.authorizationUrl, { iss: 'https://evil.example' });
    const page = await comesToNothing(() => house.comeBack(path, begun.cookie), 400);
    expect(page.text).toContain('issuer_mismatch');
    const named = await begin({ issuer: 'https://sts.example/' });
    const good = house.service.agree(named.authorizationUrl, { iss: 'https://sts.example/' });
    expect(house.service.asked).toEqual([]);
    expect((await house.comeBack(good.path, named.cookie)).status).toBe(200);
  });

  it('that says no is shown as text, and uses the state up', async () => {
    const begun = await begin();
    const description = `"><script>alert(1)</script>\u2028<img src=x>`;
    const query = new URLSearchParams({ state: begun.state, error: 'access_denied', error_description: description });
    const page = await comesToNothing(
      () => house.comeBack(`${CONNECT}/callback?${query.toString()}`, begun.cookie),
      400,
    );
    expect(page.text).toContain('access_denied (&quot;&gt;&lt;script&gt;');
    expect(page.text).not.toMatch(/<script|<img/i);
    const { path } = house.service.agree(begun.authorizationUrl);
    await comesToNothing(() => house.comeBack(path, begun.cookie), 400);
  });

  it.each([
    ['twice the same member', (state: string) => `state=${state}&code=a&code=b`],
    ['two states', (state: string) => `state=${state}&state=${state}&code=a`],
    ['an error that is markup', (state: string) => `state=${state}&error=${encodeURIComponent('<b>')}`],
    ['a code that is no text of theirs', (state: string) => `state=${state}&code=%00`],
    ['a prototype', (state: string) => `state=${state}&__proto__[code]=a`],
  ])('with %s is nothing', async (_, query) => {
    const begun = await begin();
    await comesToNothing(() => house.comeBack(`${CONNECT}/callback?${query(begun.state)}`, begun.cookie), 400);
  });
});

describe('a code that leads to no credentials', () => {
  it.each<[string, number, string, number]>([
    ['is refused', 400, JSON.stringify({ error: 'invalid_grant', error_description: 'bad <b>code</b>' }), 400],
    ['is of a client that is not known', 401, JSON.stringify({ error: 'invalid_client' }), 400],
    ['brings nothing that lasts', 200, JSON.stringify({ access_token: 'a', token_type: 'bearer', expires_in: 9 }), 400],
    ['leads to no JSON', 200, '<html>', 502],
    ['leads to a fault', 500, '{}', 502],
    ['leads to too much', 200, JSON.stringify({ access_token: 'x'.repeat(1_200_000), refresh_token: 'r' }), 502],
  ])('because it %s makes no account', async (_, status, body, expected) => {
    house.service.answer = () => ({ status, body });
    const begun = await begin();
    const page = await comesToNothing(
      () => house.comeBack(house.service.agree(begun.authorizationUrl).path, begun.cookie),
      expected,
    );
    expect(page.text).not.toMatch(/<b>|canary/);
    const again = await begin();
    const { code, state } = house.service.agree(again.authorizationUrl);
    expect((await comesToNothing(() => complete({ code, state }), expected)).text).not.toContain('canary');
  });

  it('leaves the account that was to be connected as it is', async () => {
    const { accounts } = house.gateway;
    const oauth = { kind: 'oauth', tokenUrl: house.service.tokenUrl, ...house.service.client } as const;
    const settings = { name: 'stays', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
    const { id } = await accounts.create(settings, { ...oauth, refreshToken: 'the old one' });
    house.service.answer = () => ({ status: 400, body: '{"error":"invalid_grant"}' });
    const { authorizationUrl } = house.service;
    const { json } = await house.asOwner({ method: 'POST', url: CONNECT, body: { accountId: id, authorizationUrl } });
    const { code, state } = house.service.agree(String(json.authorizationUrl));
    expect((await complete({ code, state })).status).toBe(400);
    expect(accounts.credentialsOf(id)).toMatchObject({ refreshToken: 'the old one' });
  });

  it('of an account that was deleted meanwhile makes none', async () => {
    const oauth = { kind: 'oauth', tokenUrl: house.service.tokenUrl, ...house.service.client } as const;
    const settings = { name: 'goes', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
    const { id } = await house.gateway.accounts.create(settings, { ...oauth, refreshToken: 'r' });
    const { authorizationUrl } = house.service;
    const { json } = await house.asOwner({ method: 'POST', url: CONNECT, body: { accountId: id, authorizationUrl } });
    await house.asOwner({ method: 'DELETE', url: `/admin/accounts/${id}` });
    const { code, state } = house.service.agree(String(json.authorizationUrl));
    expect((await complete({ code, state })).status).toBe(400);
    expect(await house.gateway.redis.keys(`*${id}*`)).toEqual([]);
  });
});

it('what was refused stands in the audit log, with the reason and without a code', async () => {
  await house.gateway.application.get(AuditChain).drain();
  const entries = JSON.stringify(await chainedEntries(house.gateway.redis));
  expect(entries).toContain('accounts.connect-refused');
  for (const code of ['access_denied', 'issuer_mismatch', 'invalid_grant', 'foreign_session', 'sign_in_unavailable'])
    expect(entries).toContain(code);
  expect(entries).not.toContain('canary-');
});
