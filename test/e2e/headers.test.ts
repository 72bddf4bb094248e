import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCall } from '../support/http-call';
import { openRedis } from '../support/open-redis';
import { createPeople } from '../support/people';
import { lastEvent, rawAnswerRequest } from '../support/raw-answer';
import { askRelay, greeting, messagesPath } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(() => house.stop());

/** The headers that reached the upstream, names in lower case; everything but the body's type comes from the caller. */
async function headersUpstream(sent: OutgoingHttpHeaders): Promise<Map<string, string>> {
  const answer = await httpCall(house.gateway.url + messagesPath, {
    headers: { 'content-type': 'application/json', ...sent },
    body: JSON.stringify({ model: 'sandbox-echo' }),
  });
  expect(answer.status, answer.body.toString('utf8', 0, 300)).toBe(200);
  const { headers } = JSON.parse(answer.body.toString('utf8')) as { headers: [string, string][] };
  const names = headers.map(([name]) => name.toLowerCase());
  expect(new Set(names).size, 'no header comes twice').toBe(names.length);
  return new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

const key = (): OutgoingHttpHeaders => ({ 'x-api-key': house.relayKey });

describe('what reaches the upstream', () => {
  it.each([
    ['x-api-key', (text: string) => text],
    ['x-goog-api-key', (text: string) => text],
    ['api-key', (text: string) => text],
    ['authorization', (text: string) => `Bearer ${text}`],
    ['x-trunkline-key', (text: string) => text],
  ])('is the account’s credential and never the client’s, from whichever header it came: %s', async (name, write) => {
    const headers = await headersUpstream({ [name]: write(house.relayKey) });
    expect(headers.get('x-api-key')).toBe('sk-sandbox-first-account');
    expect([...headers.values()].join()).not.toContain(house.relayKey);
    if (name !== 'x-api-key') expect([...headers.keys()]).not.toContain(name);
  });

  it('is no other secret of the client, and nothing that proxies on the way have added', async () => {
    const secrets = {
      ...{ authorization: 'Bearer sk-ant-of-the-client', 'x-goog-api-key': 'AIza-of-the-client', 'api-key': 'other' },
      ...{ cookie: 'session=of-the-client', 'proxy-authorization': 'Basic b2YtdGhlLWNsaWVudA==' },
      ...{ forwarded: 'for=192.0.2.1', 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' },
      ...{ 'x-forwarded-host': 'relay', 'x-real-ip': '192.0.2.1', via: '1.1 proxy', 'cf-connecting-ip': '192.0.2.1' },
      ...{ 'x-request-id': 'of-the-client', traceparent: '00-1-2-03', referer: 'http://intranet/', origin: 'http://a' },
      ...{ 'x-trunkline-key': 'no key', 'x-sandbox-fault': '500', te: 'trailers', 'x-custom': 'of-the-client' },
    };
    const headers = await headersUpstream({ ...key(), ...secrets });
    for (const name of Object.keys(secrets)) expect([...headers.keys()]).not.toContain(name);
    expect([...headers.values()].join()).not.toMatch(/of-the-client|192\.0\.2\.1/);
  });

  it('is what the client says about itself and about its request, unchanged', async () => {
    const said = {
      ...{ accept: 'application/json', 'user-agent': 'claude-cli/2.1.329 (external, sdk-cli)', 'x-app': 'cli' },
      ...{
        'anthropic-version': '2026-10-21',
        'anthropic-beta': 'a-2025-01-01,b-2026-02-02, c',
        'idempotency-key': 'once',
      },
      ...{ 'anthropic-dangerous-direct-browser-access': 'true', 'x-client-request-id': 'one' },
      ...{ 'x-claude-code-session-id': 'a-b', 'x-claude-code-agent-id': 'c', 'x-claude-code-from-the-future': '1' },
      ...{ 'x-stainless-lang': 'js', 'x-stainless-retry-count': '0', 'x-stainless-helper-method': 'stream' },
      ...{ 'content-type': 'application/json; charset=utf-8' },
    };

    const headers = await headersUpstream({ ...key(), ...said });
    expect(Object.fromEntries(headers)).toMatchObject(said);
  });

  it('is every value of a beta header that was sent several times', async () => {
    const headers = await headersUpstream({ ...key(), 'anthropic-beta': ['a-2025-01-01', 'b-2026-02-02'] });
    expect(headers.get('anthropic-beta')).toBe('a-2025-01-01, b-2026-02-02');
  });

  it('asks for no compression, whatever the client takes', async () => {
    const headers = await headersUpstream({ ...key(), 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(headers.get('accept-encoding')).toBe('identity');
  });

  it('names the version and the type that a client left out', async () => {
    const headers = await headersUpstream(key());
    expect(headers.get('anthropic-version')).toBe('2023-06-01');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('host')).toBe(new URL(house.sandbox.url).host);
  });
});

describe('what reaches the client', () => {
  it('says nothing of the account: no limits, no organization, no cookie, no server', async () => {
    const told = {
      ...{ 'set-cookie': 'a=b', server: 'cloudflare', via: '1.1 google', 'cf-ray': '1', 'x-robots-tag': 'none' },
      ...{ 'anthropic-organization-id': 'org', 'anthropic-ratelimit-unified-status': 'allowed', 'x-envoy': '1' },
      ...{ 'strict-transport-security': 'max-age=1', 'alt-svc': 'h3', 'request-id': 'req_upstream', link: '<a>' },
    };
    const plain = { stream: false, headers: told };
    const answers = [
      await askRelay(house, greeting()),
      await askRelay(house, greeting({ stream: true })),
      await askRelay(house, greeting({ model: 'sandbox-fault-429:3' })),
      await askRelay(house, rawAnswerRequest(['{"a":1}'], plain)),
      await askRelay(house, rawAnswerRequest(['{"a":1}'], { ...plain, status: 400 })),
      await askRelay(house, rawAnswerRequest([lastEvent], { headers: told })),
    ];
    for (const { headers } of answers) {
      const names = Object.keys(headers).filter((name) => name in told && name !== 'request-id');
      expect(names).toEqual([]);
      expect(Object.keys(headers).filter((name) => /ratelimit|organization|cookie/.test(name))).toEqual([]);
    }
  });

  it('names the request in both ways, also when it was refused', async () => {
    const answers = [
      await askRelay(house, greeting()),
      await askRelay(house, greeting({ stream: true })),
      await askRelay(house, greeting({ model: 'sandbox-fault-500' })),
      await askRelay(house, '{'),
      await askRelay(house, greeting(), { headers: { 'x-api-key': 'none' } }),
      await askRelay(house, '', { path: '/v1/models', method: 'GET' }),
      await askRelay(house, '{}', { path: '/v1/nothing' }),
    ];
    const ids = answers.map(({ headers }) => headers['x-request-id']);
    for (const { headers } of answers) {
      expect(headers['x-request-id']).toMatch(/^req_[0-9a-f]{32}$/);
      expect(headers['request-id']).toBe(headers['x-request-id']);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps proxies from collecting a stream', async () => {
    const { headers } = await askRelay(house, greeting({ stream: true }));
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers).not.toHaveProperty('content-length');
  });

  it('is never compressed, whatever the client takes', async () => {
    for (const stream of [false, true]) {
      const { headers } = await askRelay(house, greeting({ stream }), { headers: { 'accept-encoding': 'gzip, br' } });
      expect(headers).not.toHaveProperty('content-encoding');
    }
  });

  it('says when to come again, as the upstream said it', async () => {
    const headers = { 'retry-after': '9', 'retry-after-ms': '8500', 'x-should-retry': 'true' };
    const answer = await askRelay(house, rawAnswerRequest(['{"a":1}'], { stream: false, status: 429, headers }));
    expect(answer.headers).toMatchObject(headers);
  });

  it('says that nothing is gained by asking again when the upstream refuses the account', async () => {
    for (const fault of ['401', '403']) {
      const { headers } = await askRelay(house, greeting({ model: `sandbox-fault-${fault}` }));
      expect(headers['x-should-retry']).toBe('false');
    }
  });
});

describe('the account that served', () => {
  let memberKey: string;
  beforeAll(async () => {
    const redis = await openRedis(house.redis.url);
    const [first] = await createPeople(redis, 1, house.gateway.url).finally(() => redis.disconnect());
    memberKey = first ?? '';
  });

  const accountShownTo = async (relayKey: string): Promise<unknown[]> => {
    const asWhole = await askRelay({ ...house, relayKey }, greeting());
    const asStream = await askRelay({ ...house, relayKey }, greeting({ stream: true }));
    const asRefusal = await askRelay({ ...house, relayKey }, greeting({ model: 'sandbox-fault-400' }));
    return [asWhole, asStream, asRefusal].map(({ headers }) => headers['x-trunkline-account']);
  };

  it('is named to administrators', async () => {
    const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/accounts');
    expect(await accountShownTo(house.relayKey)).toEqual(Array(3).fill(items[0]?.id));
  });

  it('is not named to others, unless their key is there to find faults', async () => {
    expect(await accountShownTo(memberKey)).toEqual([undefined, undefined, undefined]);
    const { items } = await house.admin<{ items: { id: string; name: string }[] }>('GET', '/admin/api-keys');
    const id = items.find(({ name }) => name === 'Key of member 1')?.id ?? '';
    await house.admin('PATCH', `/admin/api-keys/${id}`, { debug: true });
    expect(await accountShownTo(memberKey)).toEqual(Array(3).fill(expect.stringMatching(/^acc_/)));
  });
});
