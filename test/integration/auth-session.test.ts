import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, call, cookieOf, createUser, signIn } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
const secrets = createSecrets();

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  other = await startControlPlane({ redisUrl: server.url, secrets });
  await createUser(gateway.users, 'owner', 'owner');
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

const refresh = (cookie: string, headers: Record<string, string> = {}, on = gateway): Promise<Answer> =>
  call(on.application, { method: 'POST', url: '/auth/refresh', headers: { cookie, ...headers } });
const logout = (cookie: string, headers: Record<string, string> = {}): Promise<Answer> =>
  call(gateway.application, { method: 'POST', url: '/auth/logout', headers: { cookie, ...headers } });
const me = (token: unknown, on = gateway): Promise<Answer> =>
  call(on.application, { method: 'GET', url: '/me', headers: { authorization: `Bearer ${String(token)}` } });
const sessionKeyOf = (cookie: string): string =>
  redisKeys.session(/ses_\w{20}/.exec(cookie)?.[0] ?? 'no session in the cookie');

async function openSession(username = 'owner'): Promise<{ cookie: string; token: unknown }> {
  const answer = await signIn(gateway.application, username);
  expect(answer.status).toBe(200);
  return { cookie: cookieOf(answer), token: answer.json.accessToken };
}

describe('POST /auth/refresh', () => {
  it('gives a new token and the next cookie, on any gateway, again and again', async () => {
    let { cookie } = await openSession();
    for (const on of [gateway, other, gateway, other]) {
      const answer = await refresh(cookie, {}, on);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ expiresIn: 600, user: { username: 'owner', role: 'owner' } });
      expect(cookieOf(answer)).not.toBe(cookie);
      expect((await me(answer.json.accessToken)).status).toBe(200);
      cookie = cookieOf(answer);
    }
  });

  it('gives two tabs that refresh at once the same next cookie', async () => {
    const { cookie } = await openSession();
    const answers = await Promise.all([refresh(cookie), refresh(cookie, {}, other), refresh(cookie)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(cookieOf)).size).toBe(1);
    expect((await refresh(cookieOf(answers[0]))).status).toBe(200);
  });

  it('ends the session when the cookie before the current one comes back after ten seconds', async () => {
    const { cookie, token } = await openSession();
    const next = cookieOf(await refresh(cookie));
    const rotatedAt = Number(await gateway.redis.hget(sessionKeyOf(cookie), 'rotatedAt'));
    await gateway.redis.hset(sessionKeyOf(cookie), 'rotatedAt', rotatedAt - 10_001);
    expect((await refresh(cookie)).status).toBe(401);
    expect((await refresh(next)).status).toBe(401);
    expect((await me(token)).status).toBe(401);
    expect(gateway.log()).toContain('refresh token used twice: session ended');
  });

  it('ends the session when a cookie before the last two comes back, however soon', async () => {
    const { cookie } = await openSession();
    const second = cookieOf(await refresh(cookie));
    const third = cookieOf(await refresh(second));
    const answer = await refresh(cookie);
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toMatch(/^trunkline_refresh=; Max-Age=0;/i);
    expect((await refresh(third)).status).toBe(401);
  });

  it('leaves a session alone of which somebody knows the id, and makes up a cookie', async () => {
    const { cookie, token } = await openSession();
    const [, mark = ''] = /\.([\w-]{22})$/.exec(cookie) ?? [];
    const sessionId = /ses_\w{20}/.exec(cookie)?.[0] ?? '';
    const other = `trunkline_refresh=${sessionId}.${'b'.repeat(43)}`;
    for (const made of [other, `${other}.${mark}`, `${other}.${'c'.repeat(22)}`, cookie.slice(0, -23)]) {
      expect((await refresh(made)).status).toBe(401);
      expect((await logout(made)).status).toBe(204);
    }
    expect((await me(token)).status).toBe(200);
    expect((await refresh(cookie)).status).toBe(200);
  });

  it('ends a session of the time before there were marks as before', async () => {
    const { cookie, token } = await openSession();
    const former = cookie.slice(0, -23);
    const digest = createHash('sha256').update(former.replace('trunkline_refresh=', '')).digest('hex');
    await gateway.redis.hset(sessionKeyOf(cookie), 'current', digest);
    await gateway.redis.hdel(sessionKeyOf(cookie), 'seal');
    const second = cookieOf(await refresh(former));
    const third = cookieOf(await refresh(second));
    expect((await refresh(former)).status).toBe(401);
    expect([(await refresh(third)).status, (await me(token)).status]).toEqual([401, 401]);
  });

  it('lets a session go after twelve hours without a refresh, and after seven days at the latest', async () => {
    const { cookie } = await openSession();
    const key = sessionKeyOf(cookie);
    const hour = 60 * 60 * 1_000;
    expect(await gateway.redis.pttl(key)).toBeGreaterThan(12 * hour - 10_000);
    expect(await gateway.redis.pttl(key)).toBeLessThanOrEqual(12 * hour);
    const openedAt = Number(await gateway.redis.hget(key, 'openedAt'));
    await gateway.redis.hset(key, 'openedAt', openedAt - (7 * 24 - 1) * hour);
    const next = cookieOf(await refresh(cookie));
    expect(await gateway.redis.pttl(key)).toBeLessThanOrEqual(hour);
    await gateway.redis.hset(key, 'openedAt', openedAt - 7 * 24 * hour);
    expect((await refresh(next)).status).toBe(200);
    expect(await gateway.redis.exists(key)).toBe(0);
  });

  it.each(['', 'trunkline_refresh=', 'trunkline_refresh=admin_credentials', 'trunkline_refresh={}', 'other=1'])(
    'answers the cookie %j with 401',
    async (cookie) => {
      expect((await refresh(cookie)).status).toBe(401);
    },
  );

  it('takes a session with a missing field for no session, and makes none of it', async () => {
    const { cookie, token } = await openSession();
    const key = sessionKeyOf(cookie);
    for (const field of ['userId', 'epoch', 'current', 'openedAt']) {
      const value = (await gateway.redis.hget(key, field)) ?? '';
      await gateway.redis.hdel(key, field);
      expect((await refresh(cookie)).status).toBe(401);
      if (field === 'userId' || field === 'epoch') expect((await me(token)).status).toBe(401);
      await gateway.redis.hset(key, field, value);
    }
    expect((await refresh(cookie)).status).toBe(200);
    const unknown = cookie.replace(/ses_\w{20}/, `ses_${'a'.repeat(20)}`);
    expect((await refresh(unknown)).status).toBe(401);
    expect(await gateway.redis.exists(sessionKeyOf(unknown))).toBe(0);
  });

  it('keeps only digests of what is in the cookie', async () => {
    const { cookie } = await openSession();
    const next = cookieOf(await refresh(cookie));
    const stored = JSON.stringify(await gateway.redis.hgetall(sessionKeyOf(cookie)));
    for (const text of [cookie, next]) expect(stored).not.toContain(text.split('.')[1]);
  });
});

describe('POST /auth/logout', () => {
  it('ends the session and takes the cookie away', async () => {
    const { cookie, token } = await openSession();
    const answer = await logout(cookie);
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(
      /^trunkline_refresh=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/i,
    );
    expect((await me(token)).status).toBe(401);
    expect((await me(token, other)).status).toBe(401);
    expect((await refresh(cookie)).status).toBe(401);
  });

  it('leaves the other sessions of the user alone', async () => {
    const [first, second] = [await openSession(), await openSession()];
    await logout(first.cookie);
    expect((await me(second.token)).status).toBe(200);
  });

  it('has nothing against nobody being signed in', async () => {
    expect((await logout('')).status).toBe(204);
  });
});

describe('another site', () => {
  it.each([
    { origin: 'https://evil.example.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('can neither refresh nor end a session: %j', async (headers) => {
    const { cookie, token } = await openSession();
    expect((await refresh(cookie, headers)).status).toBe(403);
    expect((await logout(cookie, headers)).status).toBe(403);
    expect((await me(token)).status).toBe(200);
    expect((await refresh(cookie)).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('cannot use a body of type %s', async (contentType) => {
    const { cookie } = await openSession();
    expect((await refresh(cookie, { 'content-type': contentType })).status).toBe(415);
    expect((await logout(cookie, { 'content-type': contentType })).status).toBe(415);
  });

  it('does not keep our own page out', async () => {
    const { cookie } = await openSession();
    const headers = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };
    expect((await refresh(cookie, headers)).status).toBe(200);
  });
});

describe('an address with https', () => {
  it('gives the cookie the __Host- prefix and Secure, and reads no other', async () => {
    const secure = await startControlPlane({
      redisUrl: server.url,
      secrets,
      publicUrl: 'https://trunkline.example.com',
    });
    try {
      const answer = await signIn(secure.application, 'owner');
      expect(answer.headers['set-cookie']).toMatch(
        /^__Host-trunkline_refresh=ses_\w{20}\.[\w-]{43}\.[\w-]{22}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/i,
      );
      const headers = { origin: 'https://trunkline.example.com', 'sec-fetch-site': 'same-origin' };
      const plain = cookieOf(answer).replace('__Host-', '');
      expect((await refresh(plain, headers, secure)).status).toBe(401);
      expect((await refresh(cookieOf(answer), headers, secure)).status).toBe(200);
    } finally {
      await secure.stop();
    }
  });
});
