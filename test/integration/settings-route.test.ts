import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Variable, variables } from '@app/config';
import { Instances, redisKeys, thisInstance } from '@app/redis';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, createUser, signedInAs } from '../support/control-plane/visitor';
import { startGatewayInProcess } from '../support/gateway-in-process';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

const CANARY = 'canary-of-a-setting';
const SECRET = `https://user:${CANARY}-password@host.example/?token=${CANARY}-query`;
const build = { version: '1.2.3', node: 'v24.0.0' };

interface Settings {
  readonly version: string;
  readonly startedAt: string;
  readonly instances: readonly { readonly id: string; readonly kind: string }[];
  readonly settings: readonly Record<string, unknown>[];
}

const secrets = createSecrets();
let server: RedisServer;
let gateway: ControlPlane;
let show: () => Promise<Answer>;
const settings = async (): Promise<Settings> => (await show()).json as unknown as Settings;

beforeAll(async () => {
  server = await startRedisServer();
  for (const { name } of variables) vi.stubEnv(name, SECRET);
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  vi.unstubAllEnvs();
  await createUser(gateway.users, 'otto', 'operator');
  const asOperator = await signedInAs(gateway.application, 'otto');
  show = () => asOperator({ method: 'GET', url: '/admin/settings' });
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});
afterEach(() => gateway.redis.del(redisKeys.instances().all));

describe('the settings', () => {
  it('are every variable, with what it is for and what a change of it takes', async () => {
    const { settings: shown, version, startedAt } = await settings();
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Date.parse(startedAt)).toBeGreaterThan(0);
    expect(shown.map(({ name }) => name)).toEqual(variables.map(({ name }) => name));
    expect(shown.find(({ name }) => name === 'PUBLIC_URL')).toEqual({
      ...{ name: 'PUBLIC_URL', group: 'server', source: 'environment', isSecret: false, needsRestart: true },
      ...{ value: 'https://host.example/', meaning: expect.stringMatching(/^Address that clients/) as string },
    });
  });

  it('give away no secret, and no way in that stands in an address', async () => {
    const { settings: shown } = await settings();
    const secret = shown.filter(({ isSecret }) => isSecret);
    expect(secret.length).toBe(variables.filter((variable: Variable) => variable.secret).length);
    for (const { value, source } of secret) expect([value, source]).toEqual([null, 'environment']);
    for (const name of ['REDIS_URL', 'LDAP_URL', 'PRICES_URL', 'SANDBOX_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT'])
      expect(JSON.stringify(shown.find((setting) => setting.name === name))).not.toContain(CANARY);
  });
});

describe('the instances', () => {
  it('are those that say that they are there, until they say that they end', async () => {
    const [first, second] = [
      new Instances(gateway.redis, thisInstance('worker', build, 2_000)),
      new Instances(gateway.redis, thisInstance('gateway', build, 9_000)),
    ];
    for (const instance of [first, second]) instance.start();
    await until(async () => (await settings()).instances.length === 2, 'both are there');
    expect((await settings()).instances).toEqual([second.self, first.self]);
    expect(first.self).toMatchObject({ ...build, pid: process.pid, startedAt: '1970-01-01T00:00:02.000Z' });
    await first.stop();
    expect((await settings()).instances).toEqual([second.self]);
    await second.stop();
    expect((await settings()).instances).toEqual([]);
  });

  it('lose one that was killed when its word is too old, and nothing else', async () => {
    const instance = new Instances(gateway.redis, thisInstance('gateway', build, 0));
    instance.start();
    await until(async () => (await settings()).instances.length === 1, 'it is there');
    const { all, instance: keyOf } = redisKeys.instances();
    expect(await gateway.redis.pttl(keyOf(instance.self!.id))).toBeGreaterThan(10_000);
    await gateway.redis.del(keyOf(instance.self!.id));
    expect((await settings()).instances).toEqual([]);
    expect(await gateway.redis.smembers(all)).toEqual([]);
    await instance.stop();
  });

  it.each(['', '{}', 'null', '[]', '{"id":1}', 'no json'])('pass over %j, which is none', async (text) => {
    const { all, instance } = redisKeys.instances();
    await gateway.redis.sadd(all, 'ins_odd');
    await gateway.redis.set(instance('ins_odd'), text);
    expect((await settings()).instances).toEqual([]);
  });

  it('hold a whole gateway from its start to its end', async () => {
    const whole = await startGatewayInProcess({
      ...{ REDIS_URL: server.url, MASTER_KEYS: `k1:${secrets.vaultSecret.toString('base64')}` },
    });
    await until(async () => (await settings()).instances.length === 1, 'it is there');
    expect((await settings()).instances).toEqual([whole.parts.instances.self]);
    await whole.stop();
    expect((await settings()).instances).toEqual([]);
  });
});
