import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { Draining } from '../../apps/gateway/src/bootstrap/draining';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { call, createUser, signedInAs, tokenFor } from '../support/control-plane/visitor';
import { LiveViewer } from '../support/live/live-viewer';
import { callsOf } from '../support/pool/redis-commands';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let url: string;
let viewers: LiveViewer[] = [];
const soon = { timeout: 4_000, interval: 20 };

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  for (const role of roles) await createUser(gateway.users, role, role);
  await gateway.application.listen(0, '127.0.0.1');
  url = await gateway.application.getUrl();
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});
beforeEach(() => {
  for (const viewer of viewers) viewer.close();
  viewers = [];
});

const tokens = new Map<string, Promise<string>>();

/** One session a person, for tests that are not about sessions. */
function tokenOf(username: string): Promise<string> {
  const token = tokens.get(username) ?? tokenFor(gateway.application, username);
  tokens.set(username, token);
  return token;
}

async function watch(path: string, token: string): Promise<LiveViewer> {
  const viewer = await LiveViewer.open(url + path, token);
  viewers.push(viewer);
  if (viewer.status === 200) await expect.poll(() => viewer.of('snapshot').length, soon).toBe(1);
  return viewer;
}

const paths = ['/admin/live', '/me/live'] as const;

describe.each(paths)('%s', (path) => {
  it('is a stream that nobody on the way may keep or hold back', async () => {
    const { response } = await watch(path, await tokenOf('owner'));
    expect(response.headers).toMatchObject({
      ...{ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform' },
      'x-accel-buffering': 'no',
    });
    expect(response.headers['x-request-id']).toMatch(/^req_/);
  });

  it('takes an access token in its header only', async () => {
    const token = await tokenOf('owner');
    const [head = '', body = '', signature = ''] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`;
    const later = Buffer.from(body, 'base64url')
      .toString()
      .replace(/"exp":\d+/, '"exp":9999999999');
    const longer = `${head}.${Buffer.from(later).toString('base64url')}.${signature}`;
    for (const url of [
      `${path}?access_token=${token}`,
      `${path}?token=${token}`,
      `${path}?authorization=Bearer%20${token}`,
    ])
      expect((await call(gateway.application, { method: 'GET', url })).status).toBe(401);
    const headers = [
      ...[{ cookie: `access_token=${token}; token=${token}` }, { 'x-access-token': token }, { 'last-event-id': token }],
      ...['', 'Bearer', 'Bearer ', `Basic ${token}`, unsigned, longer, `${token}x`, 'a.b.c'].map((text) => ({
        authorization: text.startsWith('B') || text === '' ? text : `Bearer ${text}`,
      })),
    ];
    for (const one of headers)
      expect((await call(gateway.application, { method: 'GET', url: path, headers: one })).status).toBe(401);
  });

  it('ends when the token does, and goes on with a fresh one', async () => {
    const viewer = await watch(path, await tokenFor(gateway.application, 'owner'));
    gateway.clock.moveBy(600_000);
    tokens.clear();
    await expect.poll(() => viewer.endReason, soon).toBe('token-expired');
    await expect.poll(() => viewer.isOver, soon).toBe(true);
    await watch(path, await tokenFor(gateway.application, 'owner'));
  });

  it('ends when the session ends, and no other one does', async () => {
    const [first, second] = [
      await tokenFor(gateway.application, 'owner'),
      await tokenFor(gateway.application, 'owner'),
    ];
    const [ended, other] = [await watch(path, first), await watch(path, second)];
    const authorization = `Bearer ${first}`;
    const { json } = await call(gateway.application, {
      method: 'GET',
      url: '/me/sessions',
      headers: { authorization },
    });
    const { id } = (json.items as { id: string; current: boolean }[]).find(({ current }) => current)!;
    await call(gateway.application, { method: 'DELETE', url: `/me/sessions/${id}`, headers: { authorization } });
    await expect.poll(() => ended.endReason, soon).toBe('session-ended');
    expect(other.endReason).toBeUndefined();
  });

  it('answers HEAD and ends', async () => {
    const authorization = `Bearer ${await tokenOf('owner')}`;
    const { status } = await fetch(url + path, { method: 'HEAD', headers: { authorization } });
    expect(status).toBe(200);
  });

  it('takes ten connections of a person, and one more when one is gone', async () => {
    const token = await tokenOf('admin');
    await Promise.all(Array.from({ length: 10 }, () => watch(path, token)));
    const refused = await call(gateway.application, {
      method: 'GET',
      url: path,
      headers: { authorization: `Bearer ${token}` },
    });
    expect([refused.status, refused.json.code]).toEqual([429, 'policy_concurrency_exceeded']);
    await watch(path, await tokenOf('owner'));
    viewers[0]!.close();
    await expect.poll(async () => (await watch(path, token)).status, soon).toBe(200);
  });
});

describe('whoever loses', () => {
  const change = async (id: string, action: string, body?: object): Promise<number> => {
    const asOwner = await signedInAs(gateway.application, 'owner');
    const method = body ? 'PATCH' : 'POST';
    return (await asOwner({ method, url: `/admin/users/${id}${action}`, body })).status;
  };

  it.each([
    ['their role', '', { role: 'member' }],
    ['their account', '/disable', undefined],
    ['their sessions', '/end-sessions', undefined],
    ['their password', '/reset-password', undefined],
  ])('%s is shown nothing more', async (what, action, body) => {
    const name = `loses ${what}`.replaceAll(' ', '-');
    const id = await createUser(gateway.users, name, 'operator');
    const token = await tokenFor(gateway.application, name);
    const watching = [await watch('/admin/live', token), await watch('/me/live', token)];
    expect(await change(id, action, body)).toBeLessThan(300);
    for (const viewer of watching) await expect.poll(() => viewer.endReason, soon).toBe('session-ended');
  });
});

describe('changes to records', () => {
  it('are told to those who may read them, with the id', async () => {
    const operator = await watch('/admin/live', await tokenOf('operator'));
    const owner = await watch('/admin/live', await tokenOf('owner'));
    const member = await watch('/me/live', await tokenOf('member'));
    const stranger = await watch('/me/live', await tokenOf('operator'));
    const userId = gateway.users.findByUsername('member')!.id;
    const { apiKey } = await gateway.apiKeys.issue({ name: 'told', userId });
    const group = await gateway.accountGroups.create({ name: 'told', strategy: 'priority' });
    await expect
      .poll(() => owner.of('changed'), soon)
      .toEqual([
        { kind: 'api-keys', ids: [apiKey.id] },
        { kind: 'account-groups', ids: [group!.id] },
      ]);
    expect(operator.of('changed')).toEqual([{ kind: 'account-groups', ids: [group!.id] }]);
    await expect.poll(() => member.of('changed'), soon).toContainEqual({ kind: 'api-keys', ids: [apiKey.id] });
    expect(stranger.of('changed').map(({ kind }) => kind)).not.toContain('api-keys');
  });

  it('are told to whoever says since when they may have missed some, after the first snapshot', async () => {
    const userId = gateway.users.findByUsername('member')!.id;
    const { apiKey } = await gateway.apiKeys.issue({ name: 'missed', userId });
    const group = await gateway.accountGroups.create({ name: 'missed', strategy: 'priority' });
    const told = async (path: string, username: string): Promise<unknown[]> => {
      const viewer = await watch(path, await tokenOf(username));
      await expect.poll(() => viewer.told.length, soon).toBeGreaterThan(1);
      expect(viewer.told[0]).toMatchObject({ event: 'snapshot' });
      return viewer.of<{ kind: string; ids: string[] }>('changed').flatMap(({ ids }) => ids);
    };
    expect(await told('/admin/live?missed=60000', 'owner')).toEqual(expect.arrayContaining([apiKey.id, group!.id]));
    expect(await told('/me/live?missed=60000', 'member')).toContain(apiKey.id);
    const operator = await told('/admin/live?missed=60000', 'operator');
    expect(operator).toContain(group!.id);
    expect(operator).not.toContain(apiKey.id);
    expect(await told('/me/live?missed=60000', 'operator')).not.toContain(apiKey.id);
    const nothing = await watch('/admin/live', await tokenOf('owner'));
    expect(nothing.of('changed')).toEqual([]);
  });

  it.each(['-1', '60001', '1.5', 'soon', '1&missed=2', '1e999'])('cannot have been missed for %s', async (missed) => {
    for (const path of paths) {
      const headers = { authorization: `Bearer ${await tokenOf('owner')}` };
      const answer = await call(gateway.application, { method: 'GET', url: `${path}?missed=${missed}`, headers });
      expect(answer).toMatchObject({ status: 400, json: { status: 400 } });
    }
  });

  it('of an account show in the pool, with why and until when it is left alone', async () => {
    const viewer = await watch('/admin/live', await tokenOf('operator'));
    const account = { name: 'cools', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
    const { id } = await gateway.accounts.create(account, { kind: 'api-key', apiKey: 'canary-credential' });
    const [since, until] = [gateway.clock.now() - 1_000, gateway.clock.now() + 60_000];
    const cooldown = { scope: 'account', cause: 'overloaded', since, until, evidence: { status: 529 } } as const;
    gateway.accountStates.set(id, {
      id,
      cooldowns: [cooldown],
      windows: [{ name: '5h', status: 'warning', utilization: 0.8049 }],
    });
    const shown = (): unknown =>
      viewer
        .of<{ accounts: { id: string }[] }>('account')
        .at(-1)
        ?.accounts.find((one) => one.id === id);
    await expect.poll(shown, soon).toMatchObject({
      ...{ status: 'cooling', reason: 'overloaded', since: new Date(since).toISOString() },
      ...{ until: new Date(until).toISOString(), windows: [{ name: '5h', utilization: 0.8 }], running: 0, waiting: 0 },
    });
    gateway.clock.moveBy(61_000);
    await expect.poll(shown, soon).toMatchObject({ status: 'available', reason: null, until: null, cooldowns: [] });
    await gateway.accounts.delete(id);
    await expect.poll(() => viewer.of('account').at(-1), soon).toEqual({ accounts: [], removed: [id] });
    expect(JSON.stringify(viewer.told)).not.toContain('canary-credential');
  });
});

describe('Redis', () => {
  const watchers = ['publish', 'xrevrange', 'subscribe', 'zcount'];

  it('is asked no more when nobody watches', async () => {
    const viewer = await watch('/admin/live', await tokenOf('owner'));
    viewer.close();
    const channels = async (): Promise<unknown> => gateway.redis.pubsub('NUMSUB', 'tl:live-pictures');
    await expect.poll(channels, soon).toEqual(['tl:live-pictures', 0]);
    const before = await callsOf(gateway.redis, watchers);
    // The records are looked at twice more by then.
    const polls = async (): Promise<number> => (await callsOf(gateway.redis, ['get'])).get ?? 0;
    const begun = await polls();
    await expect.poll(async () => (await polls()) - begun, soon).toBeGreaterThan(60);
    expect(await callsOf(gateway.redis as never, watchers)).toEqual(before);
  });

  it('that goes away is said, and everything is shown anew when it is back', async () => {
    const [pool, own] = [
      await watch('/admin/live', await tokenOf('owner')),
      await watch('/me/live', await tokenOf('member')),
    ];
    await server.kill();
    for (const viewer of [pool, own]) await expect.poll(() => viewer.of('degraded').length, soon).toBe(1);
    await server.restart();
    for (const viewer of [pool, own]) {
      await expect.poll(() => viewer.of('snapshot').length, { timeout: 10_000 }).toBe(2);
      expect(viewer.of('snapshot').at(-1)).toMatchObject({ degraded: null });
      expect(viewer.endReason).toBeUndefined();
    }
  });
});

it('tells everybody when the process drains, and lets nobody else watch', async () => {
  const token = await tokenOf('owner');
  const watching = [await watch('/admin/live', token), await watch('/me/live', token)];
  gateway.application.get(Draining).begin();
  for (const viewer of watching) await expect.poll(() => viewer.endReason, soon).toBe('draining');
  const headers = { authorization: `Bearer ${token}` };
  const refused = await call(gateway.application, { method: 'GET', url: '/admin/live', headers });
  expect([refused.status, refused.json.code]).toEqual([503, 'gateway_draining']);
});
