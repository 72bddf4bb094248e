import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { httpCall } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting, refusalOf } from '../support/relay-client';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
let groupId: string;
beforeAll(async () => {
  house = await startPoolHouse();
  groupId = await house.addGroup();
  await house.addAccount('sk-sandbox-pool', { models: ['sandbox-small', 'sandbox-large', 'sandbox-huge'] });
  await house.addAccount('sk-sandbox-group', { groupIds: [groupId], models: ['sandbox-large'] });
});
afterAll(() => house.stop());

const mounts = ['/api/v1', '/claude/v1', '/v1'];
const operations = ['/messages', '/messages/count_tokens'];
const everyPath = mounts.flatMap((mount) => operations.map((operation) => mount + operation));

function expectForbidden(answer: HttpAnswer, code: string): void {
  expect(answer).toMatchObject({
    status: 403,
    headers: { 'x-trunkline-error-code': code, 'x-should-retry': 'false', 'x-trunkline-error-origin': 'relay' },
  });
  expect(refusalOf(answer)).toMatchObject({ type: 'error', error: { type: 'permission_error' } });
}

const claudeCode = { 'user-agent': 'claude-cli/2.1.329 (external, cli)' };

async function modelsOf({ key }: IssuedKey, path = '/v1/models'): Promise<string[]> {
  const url = `${house.gateway.url}${path}?limit=1000`;
  const { body, status } = await httpCall(url, {
    method: 'GET',
    headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
  });
  expect(status).toBe(200);
  return (JSON.parse(body.toString('utf8')) as { data: { id: string }[] }).data.map(({ id }) => id);
}

// First: of refusals only so many are explained in a second.
describe('a request that a key may not make', () => {
  it('does not reach an upstream with what it may not ask', async () => {
    const key = await house.addKey({ allowedModels: ['sandbox-large'] });
    await house.sandbox.resetLedger();
    const answer = await house.ask(key, newGreeting());
    expect(await house.sandbox.ledger()).toEqual([]);
    expect(await house.explain(answer)).toMatchObject({
      ...{ outcome: 'refused', status: 403, code: 'policy_model_not_allowed', attempts: [], choices: [] },
    });
  });
});

describe.each([
  ['allowedClients', { allowedClients: ['claude-code'] }, 'policy_client_not_allowed', claudeCode],
  ['permissions', { permissions: ['openai'] }, 'policy_protocol_not_allowed', undefined],
  ['allowedModels', { allowedModels: ['sandbox-large'] }, 'policy_model_not_allowed', undefined],
  ['deniedModels', { deniedModels: ['sandbox-sm*'] }, 'policy_model_not_allowed', undefined],
  ['allowedCidrs', { allowedCidrs: ['192.0.2.0/24'] }, 'policy_address_not_allowed', undefined],
])('a key with %s', (_, rule, code, goodHeaders) => {
  it.each(everyPath)('is refused at %s, in words that say why', async (path) => {
    const key = await house.addKey(rule);
    const answer = await house.ask(key, newGreeting(), { path });
    expectForbidden(answer, code);
    expect(refusalOf(answer).error.message.length).toBeGreaterThan(20);
    if (goodHeaders) expect((await house.ask(key, newGreeting(), { path, headers: goodHeaders })).status).toBe(200);
  });
});

describe('a key with rules', () => {
  it('lets pass what they allow, at every mount and for counting tokens', async () => {
    const key = await house.addKey({
      ...{ allowedClients: ['claude-code'], permissions: ['claude'], allowedModels: ['sandbox-*'] },
      ...{ deniedModels: ['sandbox-large'], allowedCidrs: ['127.0.0.0/8', '::1/128'] },
    });
    for (const path of everyPath) {
      expect((await house.ask(key, newGreeting(), { path, headers: claudeCode })).status).toBe(200);
      const denied = await house.ask(key, newGreeting({ model: 'sandbox-large' }), { path, headers: claudeCode });
      expectForbidden(denied, 'policy_model_not_allowed');
    }
  });

  it('is shown the models that they and its binding allow', async () => {
    for (const path of mounts.map((mount) => `${mount}/models`)) {
      expect(await modelsOf(await house.addKey(), path)).toEqual(['sandbox-huge', 'sandbox-large', 'sandbox-small']);
    }
    expect(await modelsOf(await house.addKey({ allowedModels: ['sandbox-small', 'none'] }))).toEqual(['sandbox-small']);
    expect(await modelsOf(await house.addKey({ deniedModels: ['*-small', '*-huge'] }))).toEqual(['sandbox-large']);
    const bound = await house.addKey({ groupId });
    expect(await modelsOf(bound)).toEqual(['sandbox-large']);
    const headers = { 'x-api-key': bound.key, 'anthropic-version': '2023-06-01' };
    const ask = (id: string): Promise<HttpAnswer> =>
      httpCall(`${house.gateway.url}/v1/models/${id}`, { method: 'GET', headers });
    expect((await ask('sandbox-large')).status).toBe(200);
    expect((await ask('sandbox-small')).status).toBe(404);
  });

  it('for other protocols is refused the list as well', async () => {
    const { key } = await house.addKey({ permissions: ['openai'] });
    for (const path of ['/v1/models', '/api/v1/models/sandbox-small']) {
      const answer = await httpCall(house.gateway.url + path, {
        method: 'GET',
        headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
      });
      expectForbidden(answer, 'policy_protocol_not_allowed');
    }
  });

  it('is refused as unknown once it has expired', async () => {
    const key = await house.addKey({ expiresAt: new Date(Date.now() + 1_200).toISOString() });
    expect((await house.ask(key, newGreeting())).status).toBe(200);
    let answer: HttpAnswer | undefined;
    await until(
      async () => (answer = await house.ask(key, newGreeting())).status !== 200,
      'the key has expired',
      3_000,
    );
    expect(answer).toMatchObject({ status: 401, headers: { 'x-should-retry': 'false' } });
    expect(refusalOf(answer!).error).toMatchObject({ type: 'authentication_error' });
  });

  it('that is valid for a time begins with its first use', async () => {
    const key = await house.addKey({ validFor: 'PT1S' });
    const find = async (): Promise<{ firstUsedAt?: string; expiresAt?: string } | undefined> => {
      const { items } = await house.admin<{ items: { id: string; firstUsedAt?: string; expiresAt?: string }[] }>(
        ...(['GET', '/admin/api-keys?limit=100'] as const),
      );
      return items.find(({ id }) => id === key.id);
    };
    expect(await find()).not.toHaveProperty('firstUsedAt');
    // Longer than it is valid: what is not used does not age.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await house.ask(key, newGreeting())).status).toBe(200);
    expect(await find()).toMatchObject({ firstUsedAt: expect.any(String) as string });
    await until(async () => (await house.ask(key, newGreeting())).status === 401, 'the time is over', 3_000);
  });
});
