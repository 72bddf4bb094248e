import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Environment, type GatewayProcess, startGateway } from '../support/gateway-process';
import type { IssuedKey, PoolHouse } from '../support/pool-house';
import { startPoolHouse } from '../support/pool-house';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { newGreeting } from '../support/relay-client';
import { ownerPassword } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const errorCode = 'x-trunkline-error-code';

// What other tests show of settings is listed in test/integration/settings-and-events-are-tested.test.ts.
describe('a gateway that is told otherwise', () => {
  let redis: RedisServer;
  const gateways: GatewayProcess[] = [];
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterEach(async () => {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
  });
  afterAll(() => redis.stop());

  async function gatewayWith(environment: Environment): Promise<GatewayProcess> {
    const gateway = await startGateway({
      ...{ REDIS_URL: redis.url, TRUNKLINE_OWNER_USERNAME: 'captain', TRUNKLINE_OWNER_PASSWORD: ownerPassword },
      ...environment,
    });
    gateways.push(gateway);
    return gateway;
  }

  async function signIn({ url }: GatewayProcess, username: string, address: string): Promise<Response> {
    return fetch(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ username, password: ownerPassword }),
    });
  }

  async function addressesOf({ url }: GatewayProcess, answer: Response): Promise<(string | undefined)[]> {
    const { accessToken } = (await answer.json()) as { accessToken: string };
    const sessions = await fetch(`${url}/me/sessions`, { headers: { authorization: `Bearer ${accessToken}` } });
    return ((await sessions.json()) as { items: { address?: string }[] }).items.map(({ address }) => address);
  }

  it('gives the first owner the name of TRUNKLINE_OWNER_USERNAME', async () => {
    const gateway = await gatewayWith({});
    expect(gateway.firstRun?.ownerUsername).toBe('captain');
    expect((await signIn(gateway, 'captain', '203.0.113.7')).status).toBe(200);
    expect((await signIn(gateway, 'owner', '203.0.113.7')).status).toBe(401);
  });

  it('listens on HOST, and nowhere else', async () => {
    const gateway = await gatewayWith({ HOST: '127.0.0.2' });
    const { port } = new URL(gateway.url);
    expect((await fetch(`http://127.0.0.2:${port}/livez`)).status).toBe(200);
    await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();
  });

  it('believes what TRUSTED_PROXIES say of where somebody comes from, and nobody else', async () => {
    const trusting = await gatewayWith({ TRUSTED_PROXIES: '127.0.0.0/8' });
    const addresses = await addressesOf(trusting, await signIn(trusting, 'captain', '203.0.113.8'));
    expect(addresses).toContain('203.0.113.8');
    const other = await gatewayWith({ TRUSTED_PROXIES: '198.51.100.0/24' });
    const later = await addressesOf(other, await signIn(other, 'captain', '203.0.113.9'));
    expect(later).toContain('127.0.0.1');
    expect(later).not.toContain('203.0.113.9');
  });
});

/** Where it is another day than in UTC at this moment. */
const elsewhere = new Date().getUTCHours() >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago';
const dayThere = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: elsewhere });

describe('a relay that is told otherwise', () => {
  let house: PoolHouse;
  let key: IssuedKey;
  beforeAll(async () => {
    house = await startPoolHouse({
      ...{ QUEUE_SIZE: '1', QUEUE_TIMEOUT_SECONDS: '2', FAILOVER_DEADLINE_SECONDS: '4' },
      TIMEZONE: elsewhere,
    });
    await house.addAccount('sk-sandbox-first', { maxConcurrency: 1 });
    key = await house.addKey();
  });
  afterAll(() => house.stop());

  it('lets QUEUE_SIZE requests of a person wait, and no longer than QUEUE_TIMEOUT_SECONDS', async () => {
    const leaving = new AbortController();
    const stream = newGreeting({ model: 'sandbox-stream-3000x20', stream: true });
    const held = house.ask(key, stream, { signal: leaving.signal }).catch(() => undefined);
    await until(async () => (await house.sandbox.state()).openStreams > 0, 'the stream runs');
    const answers = await Promise.all([house.ask(key, newGreeting()), house.ask(key, newGreeting())]);
    leaving.abort();
    await held;
    expect(answers.map(({ headers }) => headers[errorCode]).sort()).toEqual([
      'policy_queue_full',
      'policy_queue_timed_out',
    ]);
  });

  it('gives up after FAILOVER_DEADLINE_SECONDS what no account has answered', async () => {
    await house.addAccount('sk-sandbox-second');
    const answer = await house.ask(await house.addKey(), newGreeting({ model: 'sandbox-fault-hang' }));
    expect(answer).toMatchObject({ status: 504, headers: { [errorCode]: 'upstream_timed_out' } });
    const { attempts } = await house.explain(answer);
    // The first byte may take ten minutes here, and there is another account: only the deadline ends this.
    expect(attempts.length).toBeGreaterThan(0);
  });

  it('begins a day of usage where TIMEZONE does', async () => {
    const before = dayThere();
    expect((await house.ask(await house.addKey(), newGreeting())).status).toBe(200);
    await until(async () => {
      const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/usage?by=day');
      return items.length > 0;
    }, 'the usage is in the totals');
    const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/usage?by=day');
    for (const { id: day } of items) expect([before, dayThere()]).toContain(day);
  });
});
