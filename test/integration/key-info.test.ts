import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import { RelayTokens, type User } from '@app/auth';
import { partitionOf, redisKeys } from '@app/redis';
import { Calendar } from '@app/usage';
import { LimitsModule } from '../../apps/gateway/src/limits/limits.module';
import { KeyInfoController } from '../../apps/gateway/src/relay/key-info/key-info.controller';
import { KeyInfoGuard } from '../../apps/gateway/src/relay/key-info/key-info.guard';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, call, createUser } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

@Module({ imports: [LimitsModule], controllers: [KeyInfoController], providers: [KeyInfoGuard] })
class KeyInfoModule {}

let server: RedisServer;
let gateway: ControlPlane;
let ada: User;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, otherModules: [KeyInfoModule] });
  const id = await createUser(gateway.users, 'ada', 'member');
  ada = gateway.users.get(id)!;
  await gateway.users.update({
    ...ada,
    displayName: 'Ada Lovelace',
    email: 'ada@team.example',
    limits: { monthlyCostUsd: 50 },
  });
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

type Fields = Parameters<ControlPlane['apiKeys']['issue']>[0];
const issue = (fields: Partial<Fields> = {}): Promise<{ apiKey: ApiKey; text: string }> =>
  gateway.apiKeys.issue({ name: 'ci', userId: ada.id, ...fields });
const info = (headers: Record<string, string>): Promise<Answer> =>
  call(gateway.application, { method: 'GET', url: '/v1/key-info', headers });

/** Requests, input tokens, and cost, as a worker has added them up. */
async function used(keyId: string, requests: number, input: number, nanoDollars: bigint): Promise<void> {
  const partition = partitionOf(ada.id);
  const { cells } = redisKeys.usageRollups(partition);
  const day = new Date().toISOString().slice(0, 10);
  const text = `1:${requests},${input},,,,,,${nanoDollars}`;
  await gateway.redis.hset(cells('day', day, 'key'), keyId, text);
  await gateway.redis.hset(cells('month', day.slice(0, 7), 'key'), keyId, text);
  await gateway.redis.hset(redisKeys.spentByKey(partition, keyId), day, nanoDollars.toString());
}

describe('a key alone', () => {
  it('is told what it may do, what it has left, and what it used', async () => {
    const { apiKey, text } = await issue({
      ...{ permissions: ['claude'], allowedModels: ['claude-*'], limits: { concurrency: 3, dailyCostUsd: 2 } },
    });
    const other = await issue({ name: 'of nobody else' });
    await used(apiKey.id, 4, 900, 1_250_000_000n);
    await used(other.apiKey.id, 50, 77_777, 9_000_000_000n);
    const answer = await info({ 'x-api-key': text });
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const usage = { requests: 4, tokens: 900, costUsd: '1.25' };
    expect(answer.json).toMatchObject({
      ...{ id: apiKey.id, name: 'ci', owner: 'Ada Lovelace', expiresAt: null },
      ...{ permissions: ['claude'], allowedModels: ['claude-*'], policyModels: null, deniedModels: [] },
      limits: {
        concurrency: { limit: 3, underWay: 0, remaining: 3 },
        budgets: [
          {
            ...{ budget: 'daily', usedUsd: '1.25', remainingUsd: '0.75' },
            resetsAt: new Date(new Calendar('UTC').endOf('day', Date.now())).toISOString(),
          },
        ],
      },
      ownerLimits: { budgets: [{ budget: 'monthly', limitUsd: '50' }] },
      usage: { timezone: 'UTC', today: usage, thisMonth: usage },
    });
    for (const secret of ['ada@team.example', ada.id, other.apiKey.id, 'of nobody else', '77777', apiKey.digest, text])
      expect(answer.text).not.toContain(secret);
  });

  it('may be presented in every way that client routes take', async () => {
    const { apiKey, text } = await issue();
    for (const headers of [
      { 'x-api-key': text },
      { authorization: `Bearer ${text}` },
      { 'x-goog-api-key': text },
      { 'api-key': text },
    ] as Record<string, string>[])
      expect((await info(headers)).json).toMatchObject({
        id: apiKey.id,
        permissions: ['claude', 'openai', 'gemini', 'droid'],
      });
  });

  it('may be stood for by the token of a device, and by no token of the control plane', async () => {
    const { apiKey } = await issue({ origin: 'device' });
    const tokens = gateway.application.get(RelayTokens);
    const { epoch } = gateway.users.get(ada.id)!;
    const token = await tokens.sign({ userId: ada.id, keyId: apiKey.id, epoch });
    expect((await info({ authorization: `Bearer ${token}` })).json).toMatchObject({ id: apiKey.id });
    const ended = await tokens.sign({ userId: ada.id, keyId: apiKey.id, epoch: epoch + 1 });
    expect((await info({ authorization: `Bearer ${ended}` })).status).toBe(401);
  });

  it('does not begin a validity that counts from the first use', async () => {
    const { apiKey, text } = await issue({ validFor: 'P30D' });
    expect((await info({ 'x-api-key': text })).json).toMatchObject({ expiresAt: null, validFor: 'P30D' });
    await gateway.apiKeys.collection.sync();
    expect(gateway.apiKeys.get(apiKey.id)?.firstUsedAt).toBeUndefined();
  });

  it('leaves nothing in the books', async () => {
    const { text } = await issue({ limits: { concurrency: 1, window: { minutes: 1, requests: 1 }, dailyCostUsd: 1 } });
    const before = (await gateway.redis.keys('tl:{p*')).sort();
    for (let asked = 0; asked < 3; asked += 1) expect((await info({ 'x-api-key': text })).status).toBe(200);
    expect((await gateway.redis.keys('tl:{p*')).sort()).toEqual(before);
  });
});

describe('a key that is none', () => {
  it('is refused as at any client route, in the words of whoever asks', async () => {
    const expired = await issue({ expiresAt: new Date(Date.now() - 1_000).toISOString() });
    const disabled = await issue({ enabled: false });
    const elsewhere = await issue({ allowedCidrs: ['192.0.2.0/24'] });
    const revoked = await issue();
    await gateway.apiKeys.revoke(revoked.apiKey.id);
    const cases: [string, number, string][] = [
      [revoked.text, 401, 'caller_key_invalid'],
      ['tl_garbage', 401, 'caller_key_missing'],
      [expired.text, 401, 'caller_key_invalid'],
      [disabled.text, 401, 'caller_key_invalid'],
      [elsewhere.text, 403, 'policy_address_not_allowed'],
    ];
    for (const [text, status, code] of cases) {
      const answer = await info({ 'x-api-key': text, 'anthropic-version': '2023-06-01' });
      expect([answer.status, answer.headers['x-trunkline-error-code']]).toEqual([status, code]);
      expect(answer.json).toMatchObject({ type: 'error', error: { type: expect.any(String) as string } });
      expect(answer.text).not.toContain('budgets');
    }
    const openai = await info({ authorization: `Bearer ${revoked.text}` });
    expect(openai.json).toMatchObject({ error: { code: expect.anything() as unknown } });
    expect(openai.json).not.toHaveProperty('type');
    const nobody = await info({});
    expect([nobody.status, nobody.headers['x-trunkline-error-code']]).toEqual([401, 'caller_key_missing']);
  });

  it('is not asked for with another method', async () => {
    const { text } = await issue();
    const answer = await call(gateway.application, {
      ...{ method: 'POST', url: '/v1/key-info', body: {}, headers: { 'x-api-key': text } },
    });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET']);
  });

  it('is refused while the store is away, too, because nobody looks there for it', async () => {
    const { text } = await issue();
    await server.kill();
    expect((await info({ 'x-api-key': 'tl_garbage' })).status).toBe(401);
    const away = await info({ 'x-api-key': text });
    expect([away.status, away.headers['x-trunkline-error-code']]).toEqual([503, 'gateway_unavailable']);
    await server.restart();
    await expect.poll(async () => (await info({ 'x-api-key': text })).status, { timeout: 10_000 }).toBe(200);
  });
});
