import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSIONS_PER_USER, Sessions } from '@app/auth';
import { redisKeys } from '@app/redis';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, call, cookieOf, createUser, signIn } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let names = 0;

beforeAll(async () => {
  server = await startRedisServer();
  const secrets = createSecrets();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  other = await startControlPlane({ redisUrl: server.url, secrets });
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

interface Browser {
  readonly cookie: string;
  readonly sessionId: string;
  ask(method: Call['method'], url: string, on?: ControlPlane): Promise<Answer>;
  refresh(on?: ControlPlane): Promise<Answer>;
}

/** Somebody new, who has no session yet. */
async function somebody(): Promise<{ id: string; username: string }> {
  names += 1;
  const username = `person-${names}`;
  return { id: await createUser(gateway.users, username, 'member'), username };
}

async function browserOf(username: string, userAgent = 'Firefox', address = '192.0.2.7'): Promise<Browser> {
  const headers = { 'user-agent': userAgent };
  const answer = await signIn(gateway.application, username, undefined, { headers, address });
  expect(answer.status).toBe(200);
  const cookie = cookieOf(answer);
  const authorization = `Bearer ${String(answer.json.accessToken)}`;
  return {
    cookie,
    sessionId: /ses_\w{20}/.exec(cookie)?.[0] ?? '',
    ask: (method, url, on = gateway) => call(on.application, { method, url, headers: { authorization } }),
    refresh: (on = gateway) => call(on.application, { method: 'POST', url: '/auth/refresh', headers: { cookie } }),
  };
}

const listedBy = async (browser: Browser): Promise<Record<string, unknown>[]> => {
  const { status, json } = await browser.ask('GET', '/me/sessions');
  expect(status).toBe(200);
  return json.items as Record<string, unknown>[];
};
const idsListedBy = async (browser: Browser): Promise<unknown[]> => (await listedBy(browser)).map(({ id }) => id);

describe('GET /me/sessions', () => {
  it('shows where somebody is signed in, which session asks, and nothing of how it is proved', async () => {
    const { username } = await somebody();
    const laptop = await browserOf(username, 'Firefox on a laptop', '192.0.2.1');
    const phone = await browserOf(username, 'x'.repeat(500), '2001:db8::1');
    const sessions = await listedBy(phone);
    expect(sessions).toEqual([
      {
        id: laptop.sessionId,
        kind: 'console',
        current: false,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        lastUsedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        provider: 'local',
        address: '192.0.2.1',
        userAgent: 'Firefox on a laptop',
      },
      expect.objectContaining({ id: phone.sessionId, current: true, userAgent: 'x'.repeat(200) }),
    ]);
    expect((await listedBy(laptop)).map(({ current }) => current)).toEqual([true, false]);
  });

  it('says when a session was last refreshed', async () => {
    const browser = await browserOf((await somebody()).username);
    expect((await listedBy(browser))[0]).toSatisfy(
      (session: Record<string, unknown>) => session.lastUsedAt === session.createdAt,
    );
    await browser.refresh(other);
    const rotatedAt = await gateway.redis.hget(redisKeys.session(browser.sessionId), 'rotatedAt');
    expect((await listedBy(browser))[0]).toMatchObject({ lastUsedAt: new Date(Number(rotatedAt)).toISOString() });
  });

  it('goes through all of them page by page', async () => {
    const { username } = await somebody();
    const browsers = [await browserOf(username), await browserOf(username), await browserOf(username)] as const;
    const first = await browsers[0].ask('GET', '/me/sessions?limit=2');
    const rest = await browsers[0].ask('GET', `/me/sessions?limit=2&cursor=${String(first.json.nextCursor)}`);
    const seen = [first, rest].flatMap(({ json }) => json.items as { id: string }[]).map(({ id }) => id);
    expect(new Set(seen)).toEqual(new Set(browsers.map(({ sessionId }) => sessionId)));
    expect(seen).toHaveLength(3);
  });

  it('leaves out what was signed out or ran out, and clears it away', async () => {
    const { id, username } = await somebody();
    const [stays, leaves, idle] = [await browserOf(username), await browserOf(username), await browserOf(username)];
    await call(gateway.application, { method: 'POST', url: '/auth/logout', headers: { cookie: leaves.cookie } });
    await gateway.redis.del(redisKeys.session(idle.sessionId));
    expect(await idsListedBy(stays)).toEqual([stays.sessionId]);
    const list = redisKeys.sessionsOf(id);
    // It was listed a moment ago, so it might be one that is just being opened.
    expect(await gateway.redis.zcard(list)).toBe(2);
    await gateway.redis.zadd(list, Date.now() - 61_000, idle.sessionId);
    expect(await idsListedBy(stays)).toEqual([stays.sessionId]);
    expect(await gateway.redis.zcard(list)).toBe(1);
  });

  it('does not show the sessions of others, nor a foreign one that stands on the list', async () => {
    const [anna, ben] = [await somebody(), await somebody()];
    const [hers, his] = [await browserOf(anna.username), await browserOf(ben.username)];
    await gateway.redis.zadd(redisKeys.sessionsOf(anna.id), Date.now(), his.sessionId);
    expect(await idsListedBy(hers)).toEqual([hers.sessionId]);
    expect((await his.ask('GET', '/me')).status).toBe(200);
  });

  it('holds fifty: the oldest session ends when there are more', async () => {
    const { id, username } = await somebody();
    const first = await browserOf(username);
    const sessions = new Sessions(gateway.redis);
    const user = gateway.users.get(id)!;
    const many = await Promise.all(Array.from({ length: SESSIONS_PER_USER - 1 }, () => sessions.open(user)));
    expect((await first.ask('GET', '/me')).status).toBe(200);
    const last = await browserOf(username);
    expect((await first.ask('GET', '/me', other)).status).toBe(401);
    expect((await first.refresh()).status).toBe(401);
    const listed = await idsListedBy(last);
    expect(listed).toHaveLength(SESSIONS_PER_USER);
    expect(new Set(listed)).toEqual(new Set([...many.map(({ session }) => session.id), last.sessionId]));
  });

  it('does not count sessions that are over among the fifty', async () => {
    const { id, username } = await somebody();
    const first = await browserOf(username);
    const list = redisKeys.sessionsOf(id);
    for (let index = 0; index < SESSIONS_PER_USER; index += 1) {
      await gateway.redis.zadd(list, Date.now() - 120_000, `ses_${String(index).padStart(20, '0')}`);
    }
    await browserOf(username);
    expect((await first.ask('GET', '/me')).status).toBe(200);
    expect(await gateway.redis.zcard(list)).toBe(2);
  });
});

describe('DELETE /me/sessions/:id', () => {
  it('ends one session on every gateway and leaves the others alone', async () => {
    const { username } = await somebody();
    const [here, there] = [await browserOf(username), await browserOf(username)];
    expect((await here.ask('DELETE', `/me/sessions/${there.sessionId}`)).status).toBe(204);
    expect((await there.ask('GET', '/me', other)).status).toBe(401);
    expect((await there.refresh(other)).status).toBe(401);
    expect(await idsListedBy(here)).toEqual([here.sessionId]);
    expect((await here.ask('DELETE', `/me/sessions/${there.sessionId}`)).status).toBe(404);
  });

  it.each(['ses_aaaaaaaaaaaaaaaaaaaa', 'admin_credentials', '%2e%2e', '*', '{}'])('knows no session %s', async (id) => {
    const browser = await browserOf((await somebody()).username);
    expect((await browser.ask('DELETE', `/me/sessions/${id}`)).status).toBe(404);
  });

  it('answers for the session of somebody else as for none', async () => {
    const [anna, ben] = [await somebody(), await somebody()];
    const [hers, his] = [await browserOf(anna.username), await browserOf(ben.username)];
    const [foreign, unknown] = [
      await hers.ask('DELETE', `/me/sessions/${his.sessionId}`),
      await hers.ask('DELETE', '/me/sessions/ses_aaaaaaaaaaaaaaaaaaaa'),
    ];
    expect(foreign.status).toBe(404);
    expect(foreign.json.detail).toBe(unknown.json.detail);
    expect((await his.ask('GET', '/me')).status).toBe(200);
  });
});

describe('DELETE /me/sessions', () => {
  it('signs out everywhere, here as well, and takes the cookie away', async () => {
    const { id, username } = await somebody();
    const browsers = [await browserOf(username), await browserOf(username)] as const;
    const answer = await browsers[0].ask('DELETE', '/me/sessions');
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^trunkline_refresh=; Max-Age=0;/i);
    for (const browser of browsers) {
      expect((await browser.ask('GET', '/me')).status).toBe(401);
      expect((await browser.refresh()).status).toBe(401);
      expect(await gateway.redis.exists(redisKeys.session(browser.sessionId))).toBe(0);
    }
    expect(await gateway.redis.exists(redisKeys.sessionsOf(id))).toBe(0);
    expect(await idsListedBy(await browserOf(username))).toHaveLength(1);
  });

  it('signs out everywhere else where that is asked for', async () => {
    const { username } = await somebody();
    const [here, phone, laptop] = [await browserOf(username), await browserOf(username), await browserOf(username)];
    const answer = await here.ask('DELETE', '/me/sessions?others=true');
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toBeUndefined();
    for (const browser of [phone, laptop]) {
      expect((await browser.ask('GET', '/me', other)).status).toBe(401);
      expect((await browser.refresh(other)).status).toBe(401);
    }
    expect(await idsListedBy(here)).toEqual([here.sessionId]);
    expect((await here.refresh()).status).toBe(200);
  });

  it('leaves others signed in', async () => {
    const [anna, ben] = [await somebody(), await somebody()];
    const [hers, his] = [await browserOf(anna.username), await browserOf(ben.username)];
    await hers.ask('DELETE', '/me/sessions');
    expect((await his.ask('GET', '/me')).status).toBe(200);
  });
});
