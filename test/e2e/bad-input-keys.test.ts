import { Agent, type OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from '../support/gateway-process';
import { type HttpAnswer, httpCall } from '../support/http-call';
import { openRedis } from '../support/open-redis';
import { askRelay, greeting, messagesPath, refusalOf } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

/** Prefix, length, letters and checksum of a relay key, and no key. */
const UNKNOWN_KEY = 'tl_000000000000000000000000000000001cymjz';
const FOREIGN = 'sk-ant-api03-something-else';

let house: RelayHouse;
let key: string;
let otherKey: string;
beforeAll(async () => {
  house = await startRelayHouse();
  key = house.relayKey;
  otherKey = (await issueKey('Another key')).key;
});
afterAll(() => house.stop());

const issueKey = (name: string): Promise<{ id: string; key: string }> => house.admin('POST', '/me/api-keys', { name });

const askWith = (headers: OutgoingHttpHeaders, path = messagesPath, agent?: Agent): Promise<HttpAnswer> =>
  httpCall(house.gateway.url + path, {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(greeting()),
    ...(agent ? { agent } : {}),
  });

function expectUnauthorized(answer: HttpAnswer, code: string): void {
  expect(answer).toMatchObject({
    status: 401,
    headers: { 'x-should-retry': 'false', 'x-trunkline-error-code': code, 'content-type': 'application/json' },
  });
  expect(refusalOf(answer)).toMatchObject({ type: 'error', error: { type: 'authentication_error' } });
  expect(answer.body.toString('utf8')).not.toContain('tl_');
}

describe('a relay key', () => {
  it.each([
    ['x-api-key', (text: string) => text],
    ['x-goog-api-key', (text: string) => text],
    ['authorization', (text: string) => `Bearer ${text}`],
    ['authorization', (text: string) => `bearer   ${text}`],
    ['api-key', (text: string) => text],
    ['x-trunkline-key', (text: string) => text],
  ])('is read from %s', async (name, write) => {
    expect((await askWith({ [name]: write(key) })).status).toBe(200);
  });

  it('is fine twice, and next to a value that is none', async () => {
    for (const headers of [
      { 'x-api-key': key, authorization: `Bearer ${key}` },
      { 'x-api-key': FOREIGN, authorization: `Bearer ${key}` },
      { 'x-api-key': key, authorization: `Bearer ${FOREIGN}` },
      { 'x-api-key': key, authorization: 'Basic YTpi' },
      { 'x-api-key': key, 'x-goog-api-key': FOREIGN, 'api-key': `${key}x` },
    ]) {
      expect((await askWith(headers)).status, JSON.stringify(Object.keys(headers))).toBe(200);
    }
  });

  it('of its own header wins over others', async () => {
    expect((await askWith({ 'x-trunkline-key': key, 'x-api-key': otherKey })).status).toBe(200);
    const answer = await askWith({ 'x-trunkline-key': UNKNOWN_KEY, 'x-api-key': key });
    expectUnauthorized(answer, 'caller_key_invalid');
  });

  it('is refused together with another one', async () => {
    for (const headers of [
      { 'x-api-key': key, authorization: `Bearer ${otherKey}` },
      { 'api-key': key, 'x-goog-api-key': UNKNOWN_KEY },
    ]) {
      expectUnauthorized(await askWith(headers), 'caller_keys_conflict');
    }
  });

  it('is refused when nobody issued it', async () => {
    expectUnauthorized(await askWith({ 'x-api-key': UNKNOWN_KEY }), 'caller_key_invalid');
  });

  it('is refused within a second of its end by every gateway', async () => {
    const gateways = [house.gateway, await startGateway(house.environment)];
    try {
      const issued = await issueKey('Short-lived');
      const askEach = (): Promise<number[]> =>
        Promise.all(
          gateways.map(async (gateway) => (await askRelay({ gateway, relayKey: issued.key }, greeting())).status),
        );
      expect(await askEach()).toEqual([200, 200]);
      await house.admin('DELETE', `/me/api-keys/${issued.id}`);
      await until(async () => (await askEach()).every((status) => status === 401), 'both refuse it', 1_000);
    } finally {
      await gateways[1]?.stop();
    }
  });
});

const garbage = [
  ...['', 'a', 'tl_', 'tl_short', FOREIGN, 'x'.repeat(8_000)],
  ...['TL_000000000000000000000000000000001cymjz', 'tl_000000000000000000000000000000001cymjY'],
  ...['tl_00000000000000000000000000000000-cymjz', ' ', 'null', 'Bearer', 'tl_*', "' OR 1=1 --"],
];

describe('a value that is no relay key', () => {
  it('is refused, in whatever header and on whatever route', async () => {
    for (const text of garbage) expectUnauthorized(await askWith({ 'x-api-key': text }), 'caller_key_missing');
    for (const name of ['x-goog-api-key', 'authorization', 'api-key', 'x-trunkline-key']) {
      expectUnauthorized(await askWith({ [name]: FOREIGN }), 'caller_key_missing');
    }
    for (const path of ['/v1/messages/count_tokens', '/claude/v1/messages', `${messagesPath}?key=${key}`]) {
      expectUnauthorized(await askWith({}, path), 'caller_key_missing');
    }
    for (const path of ['/claude/v1/models', '/api/v1/models/sandbox-small']) {
      expectUnauthorized(await httpCall(house.gateway.url + path, { method: 'GET' }), 'caller_key_missing');
    }
  });

  it('costs Redis nothing', async () => {
    const REQUESTS = 1_000;
    const redis = await openRedis(house.redis.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    // What the worker does every second would stand in the way of counting.
    await house.worker.stop();
    try {
      const calls = async (): Promise<number> =>
        [...(await redis.info('commandstats')).matchAll(/calls=(\d+)/g)].reduce(
          (sum, [, count]) => sum + Number(count),
          0,
        );
      const before = await calls();
      const startedAt = performance.now();
      await Promise.all(
        Array.from({ length: REQUESTS }, async (_, index) => {
          expect((await askWith({ 'x-api-key': garbage[index % garbage.length] }, messagesPath, agent)).status).toBe(
            401,
          );
        }),
      );
      const seconds = (performance.now() - startedAt) / 1_000;
      // The gateway itself looks for changes a few times a second, whether anybody asks or not.
      expect((await calls()) - before).toBeLessThan(100 + 50 * seconds);
      expect(100 + 50 * seconds).toBeLessThan(REQUESTS);
    } finally {
      agent.destroy();
      redis.disconnect();
    }
  });
});
