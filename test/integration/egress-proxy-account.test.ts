import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const PASSWORD = 'canary-proxy-password';
const secrets = createSecrets();
let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let asOperator: (request: Call) => Promise<Answer>;
const answers: string[] = [];

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  await createUser(gateway.users, 'owner', 'owner');
  await createUser(gateway.users, 'operator', 'operator');
  const owner = await signedInAs(gateway.application, 'owner');
  asOwner = async (request) => {
    const answer = await owner(request);
    answers.push(answer.text);
    return answer;
  };
  asOperator = await signedInAs(gateway.application, 'operator');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const newAccount = { name: 'team', platform: 'claude', credentials: { apiKey: 'sk-canary-credential' } };
const shown = { type: 'socks5', host: 'proxy.example', port: 1080, username: 'team' };
const proxy = { ...shown, password: PASSWORD };

async function createAccount(fields: object = {}): Promise<string> {
  const answer = await asOwner({ method: 'POST', url: '/admin/accounts', body: { ...newAccount, ...fields } });
  expect(answer.status).toBe(201);
  return String(answer.json.id);
}
const change = (id: string, body: object): Promise<Answer> =>
  asOwner({ method: 'PATCH', url: `/admin/accounts/${id}`, body });
const routeOf = (id: string): unknown => gateway.accounts.routeOf(gateway.accounts.get(id)!);

describe('the proxy of an account', () => {
  it('is shown without its password, and used with it', async () => {
    const id = await createAccount({ proxy });
    const { json } = await asOwner({ method: 'GET', url: `/admin/accounts/${id}` });
    expect([json.proxy, json.credentialState]).toEqual([shown, 'usable']);
    expect(routeOf(id)).toEqual({ accountId: id, proxy });
  });

  it('is given, replaced whole and taken away by a change', async () => {
    const id = await createAccount();
    expect((await change(id, { proxy })).json.proxy).toEqual(shown);
    expect(routeOf(id)).toEqual({ accountId: id, proxy });
    // The former password is not for another address, and an edit of something else leaves it alone.
    await change(id, { priority: 7 });
    expect(routeOf(id)).toEqual({ accountId: id, proxy });
    const other = { type: 'http', host: '10.0.0.7', port: 3128 };
    expect((await change(id, { proxy: other })).json.proxy).toEqual(other);
    expect(routeOf(id)).toEqual({ accountId: id, proxy: other });
    expect((await change(id, { proxy: null })).json).not.toHaveProperty('proxy');
    expect(routeOf(id)).toEqual({ accountId: id });
  });

  it('whose password does not open makes the account unreadable', async () => {
    const id = await createAccount({ proxy });
    const stored = gateway.accounts.get(id)!;
    await gateway.accounts.update({ ...stored, proxy: { ...stored.proxy!, host: 'elsewhere.example' } });
    const { json } = await asOwner({ method: 'GET', url: `/admin/accounts/${id}` });
    expect([json.credentialState, (json.state as { status: string }).status]).toEqual(['unreadable', 'unreadable']);
    expect(() => routeOf(id)).toThrow(/no readable password/);
    await change(id, { proxy });
    expect(gateway.accounts.credentialState(id)).toBe('usable');
  });

  it('is for administrators to set', async () => {
    const id = await createAccount();
    for (const body of [{ proxy }, { headers: { 'x-team': 'a' } }])
      expect((await asOperator({ method: 'PATCH', url: `/admin/accounts/${id}`, body })).status).toBe(403);
    expect(gateway.accounts.get(id)).not.toHaveProperty('proxy');
  });

  it.each<[object | string | number, string]>([
    [{}, 'proxy.type'],
    ['http://proxy:3128', 'proxy'],
    [[], 'proxy'],
    [7, 'proxy'],
    [{ ...proxy, type: 'socks4' }, 'proxy.type'],
    [{ ...proxy, host: 'http://proxy' }, 'proxy.host'],
    [{ ...proxy, host: 7 }, 'proxy.host'],
    [{ ...proxy, port: 0 }, 'proxy.port'],
    [{ ...proxy, port: 65_536 }, 'proxy.port'],
    [{ ...proxy, port: '1080' }, 'proxy.port'],
    [{ ...proxy, username: '' }, 'proxy.username'],
    [{ ...proxy, type: 'http', username: 'a:b' }, 'proxy.username'],
    [{ ...proxy, password: 'a\r\nb' }, 'proxy.password'],
    [{ ...proxy, password: null }, 'proxy.password'],
    [{ type: 'http', host: 'proxy', port: 1, password: PASSWORD }, 'proxy.password'],
    [{ ...shown, sealedPassword: 'v1.a.b.c.d' }, 'proxy.sealedPassword'],
  ])('is refused for %j, at first and in a change', async (given, field) => {
    const before = gateway.accounts.list();
    for (const answer of [
      await asOwner({ method: 'POST', url: '/admin/accounts', body: { ...newAccount, proxy: given } }),
      await change(before[0]!.id, { proxy: given }),
    ]) {
      expect(answer.status).toBe(400);
      expect((answer.json.errors as { field: string }[]).map((error) => error.field)).toContain(field);
    }
    expect(gateway.accounts.list()).toEqual(before);
  });
});

describe("an account's own headers", () => {
  it('are kept in lower case, shown, replaced and taken away', async () => {
    const id = await createAccount({ headers: { 'X-Team': 'research' } });
    const { json } = await asOwner({ method: 'GET', url: `/admin/accounts/${id}` });
    expect(json.headers).toEqual({ 'x-team': 'research' });
    expect(routeOf(id)).toEqual({ accountId: id, headers: ['x-team', 'research'] });
    expect((await change(id, { headers: { 'x-other': 'a' } })).json.headers).toEqual({ 'x-other': 'a' });
    for (const none of [{}, null]) expect((await change(id, { headers: none })).json).not.toHaveProperty('headers');
    expect(gateway.accounts.get(id)).not.toHaveProperty('headers');
  });

  it.each([{ authorization: 'a' }, { host: 'a' }, { 'x-team': 'a\r\nb: c' }, ['a'], 'x-team: a'])(
    'are refused for %j, without a word of what they were',
    async (headers) => {
      const answer = await asOwner({ method: 'POST', url: '/admin/accounts', body: { ...newAccount, headers } });
      expect([answer.status, (answer.json.errors as { field: string }[])[0]?.field]).toEqual([400, 'headers']);
    },
  );
});

describe('the password of a proxy', () => {
  it('is in no answer, in no line of the log, and in clear nowhere in the store', async () => {
    const texts = [...answers, gateway.log()];
    for (const key of await gateway.redis.keys('*')) {
      texts.push(key, await gateway.redis.dump(key));
      if ((await gateway.redis.type(key)) === 'hash') texts.push(JSON.stringify(await gateway.redis.hgetall(key)));
    }
    expect(texts.length).toBeGreaterThan(40);
    for (const text of texts) expect(text).not.toContain(PASSWORD);
    for (const text of answers) expect(text).not.toMatch(/sealedPassword":/);
  });

  it('is read by every other gateway of the relay', async () => {
    const id = await createAccount({ proxy });
    const other = await startControlPlane({ redisUrl: server.url, secrets });
    try {
      expect(other.accounts.routeOf(other.accounts.get(id)!)).toEqual({ accountId: id, proxy });
    } finally {
      await other.stop();
    }
  });
});
