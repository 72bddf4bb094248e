import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askIn, jsonOf, textOf } from '../support/protocols/ask-in-protocol';
import { type ClientProtocol, deltasOf, gemini, messages, responses } from '../support/protocols/client-protocol';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';
import { serviceAccount } from '../support/protocols/sandbox-credentials';
import { missingPrograms } from '../support/proxies/programs';
import { type RealProxy, startMicrosocks, startTinyproxy } from '../support/proxies/real-proxy';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
});
afterAll(() => house.stop());

describe('headers of an account', () => {
  const headers = { 'x-team': 'blue', 'X-Gateway-Route': 'a, b' };
  const bedrock = {
    ...{ region: 'us-east-1', accessKeyId: 'AKIASANDBOXTEAM' },
    secretAccessKey: 'sandbox-secret-AKIASANDBOXTEAM',
  };

  it.each([
    ['claude', { apiKey: 'sk-sandbox-headers' }],
    ['bedrock', bedrock],
  ])('go to the upstream with every request of %s, and nobody else’s do', async (platform, credentials) => {
    const key = await house.serve({
      platform,
      baseUrl: house.sandbox.url,
      credentials,
      headers,
      models: ['sandbox-*'],
    });
    const plain = await house.serve({ platform, baseUrl: house.sandbox.url, credentials, models: ['sandbox-*'] });
    const sent = async (asking: typeof key): Promise<Map<string, string>> => {
      const answer = await askIn(messages, house, asking, { model: 'sandbox-echo', headers: { 'x-team': 'red' } });
      expect(answer.status, answer.body.toString('utf8')).toBe(200);
      const echoed = (jsonOf(answer) as { headers: [string, string][] }).headers;
      return new Map(echoed.map(([name, value]) => [name.toLowerCase(), value]));
    };
    expect(Object.fromEntries(await sent(key))).toMatchObject({ 'x-team': 'blue', 'x-gateway-route': 'a, b' });
    expect([...(await sent(plain)).keys()]).not.toContain('x-team');
  });
});

const signIn = { username: 'canary-user', password: 'canary-password' };

/** Accounts whose whole way goes through a proxy, fetching of tokens included. */
const accounts: [string, ClientProtocol, string, (url: string) => object | Promise<object>][] = [
  ['claude', messages, 'claude-sonnet-4-5', (url) => ({ baseUrl: url, credentials: { apiKey: 'sk-sandbox-proxied' } })],
  ['openai', responses, 'gpt-5.5', (url) => ({ baseUrl: `${url}/v1`, credentials: { apiKey: 'sk-sandbox-proxied' } })],
  [
    ...(['vertex', gemini, 'gemini-2.5-pro'] as const),
    async (url) => {
      const file = await serviceAccount(url, 'proxied');
      const credentials = { projectId: 'sandbox-proxied', region: 'us-central1', serviceAccount: file };
      return { baseUrl: url, credentials };
    },
  ],
];

describe.skipIf(missingPrograms.length > 0).each([
  ['http', startTinyproxy],
  ['socks5', startMicrosocks],
] as const)('an account with a proxy of type %s', (type, start) => {
  let proxy: RealProxy;
  beforeAll(async () => {
    proxy = await start(signIn);
  });
  afterAll(() => proxy.kill());

  const route = (password = signIn.password): object => ({
    proxy: { type, host: '127.0.0.1', port: proxy.port, ...signIn, password },
  });

  it.each(accounts)(
    'of %s is served through it, whole and as a stream',
    async (platform, protocol, model, fieldsAt) => {
      const key = await house.serve({ platform, ...(await fieldsAt(house.sandbox.url)), ...route() });
      expect(textOf(protocol, await askIn(protocol, house, key, { model }))).toContain('Hello');
      const stream = await askIn(protocol, house, key, { model, isStreaming: true });
      expect(deltasOf(protocol, stream.body.toString('utf8')).join('')).toContain('Hello');
      expect(protocol.hasEnded(stream.body.toString('utf8'))).toBe(true);
      const { record, entry } = await house.books(stream);
      expect(record).toMatchObject({ source: 'exact', tokens: entry.usage });
    },
  );

  it.each(accounts)(
    'of %s goes nowhere where the proxy lets nobody in',
    async (platform, protocol, model, fieldsAt) => {
      const fields = await fieldsAt(house.sandbox.url);
      const key = await house.serve({ platform, ...fields, ...route('wrong') });
      const before = (await house.sandbox.ledger()).length;
      const answer = await askIn(protocol, house, key, { model });
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.body.toString('utf8')).not.toMatch(/canary|127\.0\.0\.1/);
      expect(await house.sandbox.ledger()).toHaveLength(before);
    },
  );

  it('goes nowhere when the proxy is gone', async () => {
    const [platform, protocol, model, fieldsAt] = accounts[0]!;
    const key = await house.serve({ platform, ...(await fieldsAt(house.sandbox.url)), ...route() });
    expect((await askIn(protocol, house, key, { model })).status).toBe(200);
    await proxy.kill();
    const before = (await house.sandbox.ledger()).length;
    expect((await askIn(protocol, house, key, { model })).status).toBeGreaterThanOrEqual(500);
    expect(await house.sandbox.ledger()).toHaveLength(before);
  });
});
