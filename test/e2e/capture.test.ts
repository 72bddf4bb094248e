import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

const promptCanary = 'sk-ant-api03-CANARYinPrompt0123456789';
const headerCanary = 'canary-cookie-5521';
const until = (): string => new Date(Date.now() + 3_600_000).toISOString();

interface Captured {
  readonly headers: Record<string, string>;
  readonly body: { readonly value: unknown; readonly isCut: boolean; readonly bytes: number };
  readonly answer: { readonly status: number; readonly text: string };
}

let house: RelayHouse;
let forbidden: GatewayProcess;
let keyId: string;

beforeAll(async () => {
  house = await startRelayHouse({ CAPTURE_KEPT_HOURS: '1' });
  forbidden = await startGateway({ ...house.environment, CAPTURE_KEPT_HOURS: '0' });
  const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/api-keys');
  keyId = items[0]!.id;
});
afterAll(async () => {
  await forbidden.stop();
  await house.stop();
});

async function ask(content: unknown, changes: { readonly stream?: true; readonly url?: string } = {}): Promise<string> {
  const { stream = false, url = house.gateway.url } = changes;
  const response = await fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': house.relayKey, cookie: headerCanary, 'x-app': 'cli' },
    body: JSON.stringify({ model: 'sandbox-small', max_tokens: 50, stream, messages: [{ role: 'user', content }] }),
  });
  expect(response.status).toBe(200);
  await response.text();
  return response.headers.get('x-request-id') ?? '';
}

const capturedOf = (requestId: string): Promise<Captured> =>
  house.admin<Captured>('GET', `/admin/requests/${requestId}/capture`);
const soonCaptured = (requestId: string): Promise<Captured> =>
  vi.waitFor(() => capturedOf(requestId), { timeout: 5_000 });

/** Everything that Redis holds, as it holds it. */
async function rawRedis(): Promise<string> {
  const redis = await openRedis(house.redis.url);
  try {
    const keys = await redis.keys('*');
    const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
    return [...keys, ...dumps.map((dump) => dump.toString('latin1'))].join('\n');
  } finally {
    redis.disconnect();
  }
}

describe('a key that nobody asked to capture', () => {
  it('leaves nothing of what was said', async () => {
    const requestId = await ask(`a plain word-canary-7731 and ${promptCanary}`);
    await expect(capturedOf(requestId)).rejects.toThrow('404');
    const raw = await rawRedis();
    expect(raw).not.toContain('word-canary-7731');
    expect(raw).not.toContain('{capture:');
  });
});

describe('a key that is captured', () => {
  beforeAll(async () => {
    await house.admin('POST', `/admin/api-keys/${keyId}/capture`, { until: until() });
  });

  it('shows what was asked and answered, without credentials, and holds it sealed', async () => {
    const requestId = await ask(`word-canary-8842, and ${promptCanary}`, { stream: true });
    const { headers, body, answer } = await soonCaptured(requestId);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-app': 'cli' });
    expect(Object.keys(headers)).not.toContain('cookie');
    expect(body.value).toMatchObject({
      model: 'sandbox-small',
      messages: [{ role: 'user', content: 'word-canary-8842, and [redacted]' }],
    });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toBe('');
    const shown = JSON.stringify({ headers, body, answer });
    for (const secret of [promptCanary, headerCanary, house.relayKey]) expect(shown).not.toContain(secret);
    const raw = await rawRedis();
    expect(raw).toContain(`{capture:${requestId}}`);
    for (const secret of ['word-canary-8842', promptCanary, headerCanary]) expect(raw).not.toContain(secret);
  });

  it('keeps a few thousand letters of a body of 30 MB', async () => {
    const requestId = await ask('long '.repeat(6_000_000));
    const { body } = await soonCaptured(requestId);
    expect(body.bytes).toBeGreaterThan(30_000_000);
    expect(JSON.stringify(body.value).length).toBeLessThan(12_000);
  });

  it('is captured no more where the installation keeps nothing, nor when somebody ends it', async () => {
    const elsewhere = await ask('said where nothing is kept', { url: forbidden.url });
    await house.admin('DELETE', `/admin/api-keys/${keyId}/capture`);
    const afterwards = await ask('said afterwards');
    for (const requestId of [elsewhere, afterwards]) await expect(capturedOf(requestId)).rejects.toThrow('404');
    const login = await fetch(`${forbidden.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'owner', password: house.environment.TRUNKLINE_OWNER_PASSWORD }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const refused = await fetch(`${forbidden.url}/admin/api-keys/${keyId}/capture`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ until: until() }),
    });
    expect(refused.status).toBe(409);
  });
});
