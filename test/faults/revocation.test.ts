import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

/** What is promised. */
const EVERYWHERE_WITHIN_MS = 1_000;

let house: RelayHouse;
let redis: RedisConnection;
/** The control plane is asked at the house's gateway; what comes of it shows at this one. */
let other: GatewayProcess;
beforeAll(async () => {
  house = await startRelayHouse();
  redis = await openRedis(house.redis.url);
  other = await startGateway(house.environment);
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([other.kill(), house.stop()]);
});

interface IssuedKey {
  readonly id: string;
  readonly key: string;
}

interface AccountAnswer {
  readonly id: string;
  readonly name: string;
  readonly credentialState: string;
}

const issueKey = (): Promise<IssuedKey> => house.admin('POST', '/admin/api-keys', { name: 'Key of a test' });

async function ask(relayKey: string, marker = 'revocation'): Promise<number> {
  const response = await fetch(`${other.url}/api/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': relayKey, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({
      ...{ model: 'sandbox-small', max_tokens: 10, metadata: { user_id: marker } },
      // A conversation of its own each time: it would stay with its account.
      messages: [{ role: 'user', content: `Say hello to ${crypto.randomUUID()}` }],
    }),
  });
  await response.arrayBuffer();
  return response.status;
}

const answers = (relayKey: string, status: number): Promise<void> =>
  until(async () => (await ask(relayKey)) === status, `the other gateway answers ${status}`, EVERYWHERE_WITHIN_MS);

describe('a relay key', () => {
  it('works at another gateway the moment it is created', async () => {
    for (let round = 0; round < 10; round += 1) expect(await ask((await issueKey()).key)).toBe(200);
  });

  it('is refused by another gateway within a second of its revocation', async () => {
    const { id, key } = await issueKey();
    expect(await ask(key)).toBe(200);
    await house.admin('DELETE', `/admin/api-keys/${id}`);
    await answers(key, 401);
  });

  it('can be switched off and on again everywhere within a second', async () => {
    const { id, key } = await issueKey();
    expect(await ask(key)).toBe(200);
    await house.admin('PATCH', `/admin/api-keys/${id}`, { enabled: false });
    await answers(key, 401);
    await house.admin('PATCH', `/admin/api-keys/${id}`, { enabled: true });
    await answers(key, 200);
  });
});

describe('an account', () => {
  const tailOf = (apiKey: string): string => apiKey.slice(-6);
  const secondSecret = 'sk-sandbox-second-account-222222';
  let first: AccountAnswer;
  let second: AccountAnswer;
  beforeAll(async () => {
    const { items } = await house.admin<{ items: AccountAnswer[] }>('GET', '/admin/accounts');
    first = items[0]!;
    second = await house.admin<AccountAnswer>('POST', '/admin/accounts', {
      ...{ name: 'Second', platform: 'sandbox', models: ['sandbox-*'], credentials: { apiKey: secondSecret } },
    });
  });

  /** Tails of the upstream keys that serve at the other gateway from now on. */
  async function serving(marker: string): Promise<Set<string>> {
    for (let round = 0; round < 6; round += 1) expect(await ask(house.relayKey, marker)).toBe(200);
    const entries = await house.sandbox.ledger();
    return new Set(entries.filter((entry) => entry.clientRequestMarker === marker).map(({ apiKeyTail }) => apiKeyTail));
  }

  it('serves at another gateway within a second of its creation', async () => {
    await until(async () => (await serving('created')).has(tailOf(secondSecret)), 'both serve', EVERYWHERE_WITHIN_MS);
  });

  it('serves nobody at another gateway a second after it was paused, until it is resumed', async () => {
    await house.admin('POST', `/admin/accounts/${first.id}/pause`);
    let round = 0;
    const isAlone = async (): Promise<boolean> => {
      const tails = await serving(`paused-${(round += 1)}`);
      return tails.size === 1 && tails.has(tailOf(secondSecret));
    };
    await until(isAlone, 'only the second account serves', EVERYWHERE_WITHIN_MS);
    await house.admin('POST', `/admin/accounts/${second.id}/pause`);
    await answers(house.relayKey, 529);
    await house.admin('POST', `/admin/accounts/${second.id}/resume`);
    await answers(house.relayKey, 200);
    expect(await serving('still paused')).toEqual(new Set([tailOf(secondSecret)]));
    await house.admin('POST', `/admin/accounts/${first.id}/resume`);
  });

  it.each([
    ['was damaged', (sealed: string) => `${sealed.slice(0, -4)}AAAA`],
    ['was cut short', (sealed: string) => sealed.slice(0, -8)],
    ['is no sealed text', () => secondSecret],
  ])('whose stored secret %s is shown as unreadable and never used', async (_, damage) => {
    const { records, revision, changes } = redisKeys.collection('account-credentials');
    const intact = (await redis.hget(records, second.id)) ?? '';
    const write = async (text: string): Promise<void> => {
      await redis.hset(records, second.id, text);
      await redis.zadd(changes, await redis.incr(revision), second.id);
    };
    const stateOf = async (): Promise<string> =>
      (await house.admin<AccountAnswer>('GET', `/admin/accounts/${second.id}`)).credentialState;
    const { id, sealed } = JSON.parse(intact) as { id: string; sealed: { credentials: string } };
    await write(JSON.stringify({ id, sealed: { credentials: damage(sealed.credentials) } }));
    await until(async () => (await stateOf()) === 'unreadable', 'it is shown as unreadable', EVERYWHERE_WITHIN_MS);

    await house.admin('POST', `/admin/accounts/${first.id}/pause`);
    await answers(house.relayKey, 529);
    await house.admin('POST', `/admin/accounts/${first.id}/resume`);
    await answers(house.relayKey, 200);
    const marker = `damaged ${damage.toString()}`;
    expect([...(await serving(marker))]).not.toContain(tailOf(secondSecret));

    await write(intact);
    await until(async () => (await stateOf()) === 'usable', 'it is usable again', EVERYWHERE_WITHIN_MS);
  });
});

describe('master keys that are not those of the store', () => {
  const otherKeys = `test:${randomBytes(32).toString('base64')}`;

  it('keep a gateway from starting, with one line that names no key', async () => {
    const attempt = startGateway({ ...house.environment, MASTER_KEYS: otherKeys }).then((gateway) => gateway.kill());
    await expect(attempt).rejects.toThrow(/:\ntrunkline gateway: MASTER_KEYS do not open what .*\n$/);
    await expect(attempt).rejects.not.toThrow(otherKeys.slice(5));
  });
});
