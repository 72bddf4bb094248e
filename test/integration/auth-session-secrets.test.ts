import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { call, cookieOf, createUser, signIn } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
/** Gateways before, while and after the signing secret is replaced, all on one store. */
let before: ControlPlane;
let during: ControlPlane;
let after: ControlPlane;

beforeAll(async () => {
  server = await startRedisServer();
  const former = createSecrets();
  const current = { ...former, jwtSecret: randomBytes(32) };
  before = await startControlPlane({ redisUrl: server.url, secrets: former });
  during = await startControlPlane({
    redisUrl: server.url,
    secrets: { ...current, jwtPreviousSecret: former.jwtSecret },
  });
  after = await startControlPlane({ redisUrl: server.url, secrets: current });
  await createUser(before.users, 'owner', 'owner');
});

afterAll(async () => {
  await Promise.all([before.stop(), during.stop(), after.stop()]);
  await server.stop();
});

const statusOn = async (on: ControlPlane, token: unknown): Promise<number> =>
  (await call(on.application, { method: 'GET', url: '/me', headers: { authorization: `Bearer ${String(token)}` } }))
    .status;

describe('replacing the signing secret', () => {
  it('leaves access tokens good where the former secret is known, until they expire', async () => {
    const { json } = await signIn(before.application, 'owner');
    expect(await statusOn(during, json.accessToken)).toBe(200);
    expect(await statusOn(after, json.accessToken)).toBe(401);
    during.clock.moveBy((600 + 61) * 1_000);
    expect(await statusOn(during, json.accessToken)).toBe(401);
    during.clock.moveBy(-(600 + 61) * 1_000);
  });

  it('signs with the new one', async () => {
    const { json } = await signIn(during.application, 'owner');
    expect(await statusOn(after, json.accessToken)).toBe(200);
    expect(await statusOn(before, json.accessToken)).toBe(401);
  });

  it('touches no session: the cookie of before is worth a new token', async () => {
    const cookie = cookieOf(await signIn(before.application, 'owner'));
    const refresh = { method: 'POST', url: '/auth/refresh', headers: { cookie } } as const;
    const { status, json } = await call(after.application, refresh);
    expect(status).toBe(200);
    expect(await statusOn(after, json.accessToken)).toBe(200);
  });
});
