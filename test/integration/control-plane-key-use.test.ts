import { Controller, Get, Module, Post, UseGuards } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewApiKey } from '@app/api-keys';
import { redisKeys } from '@app/redis';
import { ClientRoute } from '../../apps/gateway/src/control-plane/access/route-access';
import { RelayKeyGuard } from '../../apps/gateway/src/relay/relay-key.guard';
import { MovableClock } from '../support/control-plane/movable-clock';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, call, createUser } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

@Controller('guarded')
@UseGuards(RelayKeyGuard)
@ClientRoute()
class GuardedController {
  @Post()
  use(): string {
    return 'let in';
  }

  @Get()
  list(): string {
    return 'models';
  }
}

@Module({ controllers: [GuardedController], providers: [RelayKeyGuard] })
class GuardedModule {}

const keys = redisKeys.collection('api-keys');
const CLAUDE_CODE = 'claude-cli/2.1.329 (external, cli)';

let server: RedisServer;
let clock: MovableClock;
let gateways: ControlPlane[];
let userId: string;

beforeAll(async () => {
  server = await startRedisServer();
  clock = new MovableClock();
  const shared = { redisUrl: server.url, secrets: createSecrets(), otherModules: [GuardedModule], clock };
  const start = (): Promise<ControlPlane> => startControlPlane({ ...shared, trustedProxies: ['198.51.100.0/24'] });
  gateways = await Promise.all([start(), start()]);
  userId = await createUser(gateways[0]!.users, 'member', 'member');
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

/** A key that both gateways know. */
async function issue(rules: Partial<NewApiKey>): Promise<{ readonly id: string; readonly text: string }> {
  const { apiKey, text } = await gateways[0]!.apiKeys.issue({ name: 'laptop', userId, ...rules });
  await Promise.all(gateways.map(({ apiKeys }) => apiKeys.collection.sync()));
  return { id: apiKey.id, text };
}

function use(text: string, request: Partial<Call> = {}, gateway = gateways[0]!): Promise<Answer> {
  const headers = { 'x-api-key': text, 'user-agent': CLAUDE_CODE, ...request.headers };
  return call(gateway.application, { method: 'POST', url: '/guarded', ...request, headers });
}

describe('a key whose validity counts from its first use', () => {
  it('does not expire before it is used, and then after its time', async () => {
    const { id, text } = await issue({ validFor: 'P30D' });
    clock.moveBy(400 * 86_400_000);
    const before = clock.now();
    expect((await use(text)).status).toBe(201);
    const { firstUsedAt = '', expiresAt = '', validFor } = gateways[0]!.apiKeys.get(id)!;
    expect(Date.parse(firstUsedAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(expiresAt) - Date.parse(firstUsedAt)).toBe(30 * 86_400_000);
    expect(validFor).toBe('P30D');
    clock.moveBy(30 * 86_400_000 - 60_000);
    expect((await use(text)).status).toBe(201);
    expect(gateways[0]!.apiKeys.get(id)?.firstUsedAt).toBe(firstUsedAt);
    clock.moveBy(120_000);
    expect((await use(text)).json).toMatchObject({ status: 401, code: 'caller_key_invalid' });
  });

  it('begins once when many requests on two gateways are the first at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, text } = await issue({ validFor: 'PT12H' });
      const before = Number(await gateways[0]!.redis.get(keys.revision));
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) => {
          clock.moveBy(1);
          return use(text, {}, gateways[index % 2]);
        }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      const stored = JSON.parse((await gateways[0]!.redis.hget(keys.records, id)) ?? '{}') as object;
      await Promise.all(gateways.map(({ apiKeys }) => apiKeys.collection.sync()));
      for (const { apiKeys } of gateways) expect(apiKeys.get(id)).toEqual(stored);
      expect(Number(await gateways[0]!.redis.get(keys.revision)) - before).toBe(1);
    }
  });

  it('begins on the record that somebody changes meanwhile, and neither change is lost', async () => {
    const { id, text } = await issue({ validFor: 'PT12H' });
    const renamed = gateways[1]!.apiKeys.update({ ...gateways[1]!.apiKeys.get(id)!, name: 'renamed' });
    const [outcome, { status }] = await Promise.all([renamed, use(text)]);
    expect(status).toBe(201);
    await gateways[0]!.apiKeys.collection.sync();
    const apiKey = gateways[0]!.apiKeys.get(id)!;
    expect(apiKey.firstUsedAt).toBeDefined();
    expect(apiKey.name).toBe(outcome === 'written' ? 'renamed' : 'laptop');
  });

  it('does not begin with a request that its rules refuse', async () => {
    const { id, text } = await issue({ validFor: 'PT12H', allowedCidrs: ['10.0.0.0/8'], allowedClients: ['codex'] });
    expect((await use(text)).status).toBe(403);
    expect((await use(text, { address: '10.0.0.1' })).status).toBe(403);
    expect(gateways[0]!.apiKeys.get(id)?.firstUsedAt).toBeUndefined();
  });

  it('is refused when the store is away, because nobody would know that it began', async () => {
    const { id, text } = await issue({ validFor: 'PT12H' });
    await server.kill();
    expect((await use(text)).status).toBe(503);
    await server.restart();
    await expect.poll(async () => (await use(text)).status, { timeout: 10_000 }).toBe(201);
    expect(gateways[0]!.apiKeys.get(id)?.firstUsedAt).toBeDefined();
  });
});

describe('the rules of a key that need no body', () => {
  it.each<[Partial<NewApiKey>, Partial<Call>, number, string?]>([
    [{ allowedCidrs: ['10.0.0.0/8'] }, { address: '10.1.2.3' }, 201],
    [{ allowedCidrs: ['10.0.0.0/8'] }, { address: '::ffff:10.1.2.3' }, 201],
    [{ allowedCidrs: ['10.0.0.0/8'] }, { address: '192.0.2.1' }, 403, 'policy_address_not_allowed'],
    [{ allowedCidrs: ['10.0.0.0/8'] }, { address: '192.0.2.1', method: 'GET' }, 403, 'policy_address_not_allowed'],
    [{ allowedClients: ['claude-code'] }, {}, 201],
    [{ allowedClients: ['codex'] }, {}, 403, 'policy_client_not_allowed'],
    [{ allowedClients: ['codex'] }, { method: 'GET' }, 200],
  ])('for %j and %j answer %i %s', async (rules, request, status, code) => {
    const { text } = await issue(rules);
    const answer = await use(text, request);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('ask for the address that a trusted proxy names, and believe nobody else', async () => {
    const { text } = await issue({ allowedCidrs: ['10.0.0.0/8'] });
    const headers = { 'x-forwarded-for': '10.1.2.3' };
    expect((await use(text, { headers, address: '198.51.100.7' })).status).toBe(201);
    expect((await use(text, { headers, address: '192.0.2.1' })).status).toBe(403);
    const forged = { 'x-forwarded-for': '10.1.2.3, 192.0.2.1' };
    expect((await use(text, { headers: forged, address: '198.51.100.7' })).status).toBe(403);
  });
});
