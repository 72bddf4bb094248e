import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeControlPlane } from '../../apps/gateway/src/control-plane/set-up-open-api';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, PASSWORD, call, cookieOf, createUser, signIn } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const CREDENTIAL = 'sk-canary-credential-4711';
const MISTYPED = 'canary-password-mistyped';

let server: RedisServer;
let gateway: ControlPlane;
const answers: Answer[] = [];
const secrets: string[] = [CREDENTIAL, MISTYPED, PASSWORD];

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  await visitEverything();
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

/** A round through every route, with its refusals, that leaves all answers and the secrets that were in play. */
async function visitEverything(): Promise<void> {
  const keep = async (request: Call): Promise<Answer> => {
    const answer = await call(gateway.application, request);
    answers.push(answer);
    return answer;
  };
  answers.push(
    await signIn(gateway.application, MISTYPED, MISTYPED),
    await signIn(gateway.application, 'owner', MISTYPED),
  );
  const signedIn = await signIn(gateway.application, 'owner');
  const headers = { authorization: `Bearer ${String(signedIn.json.accessToken)}` };
  const refreshed = await call(gateway.application, {
    ...{ method: 'POST', url: '/auth/refresh' },
    headers: { cookie: cookieOf(signedIn) },
  });
  secrets.push(String(signedIn.json.accessToken), cookieOf(signedIn), cookieOf(refreshed));

  const account = { name: 'a', platform: 'claude', credentials: { apiKey: CREDENTIAL } };
  const { json: created } = await keep({ method: 'POST', url: '/admin/accounts', body: account, headers });
  const accountUrl = `/admin/accounts/${String(created.id)}`;
  await keep({ method: 'GET', url: '/admin/accounts', headers });
  await keep({ method: 'GET', url: accountUrl, headers });
  await keep({ method: 'PATCH', url: accountUrl, body: { credentials: { apiKey: CREDENTIAL } }, headers });
  await keep({ method: 'PATCH', url: accountUrl, body: { credentials: { apiKey: `${CREDENTIAL} ` } }, headers });
  await keep({ method: 'PATCH', url: accountUrl, body: { password: PASSWORD, [CREDENTIAL]: 1 }, headers: {} });
  await keep({ method: 'POST', url: `${accountUrl}/pause`, headers });
  await keep({
    method: 'POST',
    url: '/admin/accounts',
    body: `{"apiKey":"${CREDENTIAL}`,
    headers: { ...headers, 'content-type': 'application/json' },
  });

  for (const url of ['/me/api-keys', '/admin/api-keys']) {
    const issued = await call(gateway.application, { method: 'POST', url, body: { name: 'k' }, headers });
    expect(issued.status).toBe(201);
    expect(issued.text).not.toMatch(/digest/);
    secrets.push(String(issued.json.key));
    await keep({ method: 'GET', url, headers });
  }
  const key = String(gateway.apiKeys.list()[0]?.id);
  await keep({ method: 'PATCH', url: `/admin/api-keys/${key}`, body: { debug: true }, headers });
  await keep({ method: 'POST', url: `${accountUrl}/reset`, headers });
  const user = `/admin/users/${gateway.users.findByUsername('owner')!.id}`;
  await keep({ method: 'GET', url: '/admin/users', headers });
  await keep({ method: 'PATCH', url: user, body: { limits: { concurrency: 9 } }, headers });
  await keep({ method: 'POST', url: '/admin/account-groups', body: { name: 'g', description: 'd' }, headers });
  await keep({ method: 'GET', url: '/admin/account-groups', headers });
  await keep({ method: 'GET', url: '/me', headers });
  await keep({ method: 'GET', url: `/me?token=${CREDENTIAL}` });
  await keep({ method: 'GET', url: '/docs/json' });
  await server.kill();
  await keep({ method: 'POST', url: '/admin/accounts', body: account, headers });
  await server.restart();
}

describe('no secret leaves', () => {
  it('in an answer', () => {
    expect(answers.length).toBeGreaterThan(15);
    const stored = gateway.users.findByUsername('owner')!.passwordHash;
    for (const { text } of answers) {
      for (const secret of [...secrets, stored]) expect(text).not.toContain(secret);
    }
  });

  it('under the name of a field that is for the store only', () => {
    const fieldsIn = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsIn(inner)]);
    const described = Object.values(describeControlPlane(gateway.application).components?.schemas ?? {});
    const writeOnly = ['password', 'credentials', 'apiKey'];
    for (const { json, headers } of answers) {
      if (!String(headers['content-type']).startsWith('application/json') || 'openapi' in json) continue;
      for (const field of fieldsIn(json)) {
        expect(field).not.toMatch(/hash|digest|sealed|epoch|secret/i);
        expect(writeOnly).not.toContain(field);
      }
    }
    expect(JSON.stringify(described)).not.toMatch(/passwordHash|digest|sealed|epoch/);
  });

  it('into the log, which still says what happened', () => {
    const log = gateway.log();
    for (const secret of secrets) expect(log).not.toContain(secret);
    for (const message of ['sign-in refused', 'signed in', 'request failed']) expect(log).toContain(message);
  });

  it('into the store in clear', async () => {
    await expect.poll(() => gateway.redis.ping().catch(() => 'away'), { timeout: 10_000 }).toBe('PONG');
    const texts: string[] = [];
    for (const key of await gateway.redis.keys('*')) {
      texts.push(key, await gateway.redis.dump(key));
      if ((await gateway.redis.type(key)) === 'hash') texts.push(JSON.stringify(await gateway.redis.hgetall(key)));
    }
    for (const secret of secrets) expect(texts.join('\n')).not.toContain(secret.split('=').at(-1));
  });
});
