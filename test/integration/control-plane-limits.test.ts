import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiKey } from '@app/api-keys';
import type { User } from '@app/auth';
import { partitionOf, redisKeys } from '@app/redis';
import { Calendar } from '@app/usage';
import { ask, newRequestLedger, settle } from '../support/admissions';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let as: Record<'owner' | 'admin' | 'operator' | 'member', (request: Call) => Promise<Answer>>;
let member: User;
let key: ApiKey;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  const roles = ['owner', 'admin', 'operator', 'member'] as const;
  for (const role of roles) await createUser(gateway.users, role, role);
  const signedIn = await Promise.all(
    roles.map(async (role) => [role, await signedInAs(gateway.application, role)] as const),
  );
  as = Object.fromEntries(signedIn) as typeof as;
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const limits = { concurrency: 2, dailyCostUsd: 4, window: { minutes: 60, requests: 5, costUsd: 3 } };
const userLimits = { monthlyCostUsd: 100, totalCostUsd: 500 };
beforeEach(async () => {
  const found = gateway.users.findByUsername('member')!;
  await gateway.users.update({ ...found, limits: userLimits });
  member = gateway.users.get(found.id)!;
  ({ apiKey: key } = await gateway.apiKeys.issue({ name: 'laptop', userId: member.id, limits }));
  const ledger = newRequestLedger(gateway.redis, gateway.redis);
  const terms = { keyLimits: limits, userLimits, reserve: { tokens: 10, nanoDollars: 250_000_000 } };
  const who = { userId: member.id, keyId: key.id };
  await settle(ledger, await ask(ledger, terms, who), 1_500_000_000, 1_000);
  await ask(ledger, terms, who);
  await ledger.stop(1_000);
});

const get = (url: string): Call => ({ method: 'GET', url });
const resetOf = (period: 'day' | 'month'): string =>
  new Date(new Calendar('UTC').endOf(period, Date.now())).toISOString();

const keyLimits = () => ({
  concurrency: { limit: 2, underWay: 1, remaining: 1 },
  window: {
    minutes: 60,
    resetsAt: expect.stringMatching(/^2.*Z$/) as string,
    requests: { limit: 5, used: 2, reserved: 0, remaining: 3 },
    cost: { limitUsd: '3', usedUsd: '1.5', reservedUsd: '0.25', remainingUsd: '1.25' },
  },
  budgets: [
    {
      ...{ budget: 'daily', limitUsd: '4', usedUsd: '1.5', reservedUsd: '0.25', remainingUsd: '2.25' },
      resetsAt: resetOf('day'),
      forecast: { spentPerHourUsd: '0', expectedAtEndUsd: '1.5', runsOutAt: null },
    },
  ],
});

describe('limits', () => {
  it('of a key and of its owner are shown to both with what is left of them', async () => {
    const shown = await as.owner(get(`/admin/api-keys/${key.id}/limits`));
    expect(shown).toMatchObject({ status: 200, json: { keyId: key.id, name: 'laptop', userId: member.id } });
    expect(shown.json.limits).toEqual(keyLimits());
    const own = await as.member(get('/me/limits?limit=200'));
    expect(own.status).toBe(200);
    expect(own.json.items).toContainEqual({ keyId: key.id, name: 'laptop', limits: keyLimits() });
    const withoutForecast = ({ budgets }: { budgets: object[] }) =>
      budgets.map((budget) => ({ ...budget, forecast: 0 }));
    const ofOwner = withoutForecast(shown.json.ownerLimits as { budgets: object[] });
    expect(ofOwner).toMatchObject([{ budget: 'monthly', remainingUsd: '98.25' }, { budget: 'total' }]);
    expect(withoutForecast(own.json.limits as { budgets: object[] })).toEqual(ofOwner);
    const ofUser = await as.admin(get(`/admin/users/${member.id}/limits`));
    expect(ofUser.json.userId).toBe(member.id);
    const usage = await as.member(get('/me/usage'));
    for (const { json } of [ofUser, usage])
      expect(withoutForecast(json.limits as { budgets: object[] })).toEqual(ofOwner);
  });

  it('of a person begin anew with the month, or never, and run out at the rate of their days', async () => {
    const { json } = await as.member(get('/me/limits'));
    const { budgets } = json.limits as { budgets: Record<string, unknown>[] };
    expect(budgets).toMatchObject([
      { budget: 'monthly', limitUsd: '100', resetsAt: resetOf('month') },
      { budget: 'total', limitUsd: '500', resetsAt: null, forecast: { expectedAtEndUsd: null } },
    ]);
    const { forecast } = budgets[1] as { forecast: { spentPerHourUsd: string; runsOutAt: string } };
    expect(Number(forecast.spentPerHourUsd)).toBeGreaterThan(0);
    expect(Date.parse(forecast.runsOutAt)).toBeGreaterThan(Date.now());
  });

  it('come page by page, and nobody sees those of others', async () => {
    await gateway.apiKeys.issue({ name: 'of somebody else', userId: gateway.users.findByUsername('owner')!.id });
    const first = await as.member(get('/me/limits?limit=1'));
    expect(first.json.items).toHaveLength(1);
    const seen = JSON.stringify((await as.member(get('/me/limits?limit=200'))).json);
    expect(seen).not.toContain('of somebody else');
    expect((await as.member(get(`/admin/api-keys/${key.id}/limits`))).status).toBe(403);
    expect((await as.operator(get('/me/limits'))).json).toEqual({
      limits: { budgets: [] },
      items: [],
      ...{ nextCursor: null, total: 0 },
    });
  });

  it('of nobody are not found', async () => {
    for (const url of ['/admin/api-keys/key_unknown/limits', '/admin/users/usr_unknown/limits'])
      expect((await as.owner(get(url))).json).toMatchObject({ status: 404, code: 'caller_record_unknown' });
  });

  it('of a key that people issued themselves are those that their policies leave it', async () => {
    const { json } = await as.owner({
      ...{ method: 'POST', url: '/admin/key-policies' },
      body: { name: 'bounded', roles: ['member'], maxKeys: 50, maxLimits: { concurrency: 1, dailyCostUsd: 2 } },
    });
    const issued = await as.member({ method: 'POST', url: '/me/api-keys', body: { name: 'own' } });
    const shown = await as.owner(get(`/admin/api-keys/${String(issued.json.id)}/limits`));
    expect(shown.json.limits).toMatchObject({
      concurrency: { limit: 1, remaining: 1 },
      budgets: [{ budget: 'daily', limitUsd: '2', remainingUsd: '2' }],
    });
    await as.owner({ method: 'DELETE', url: `/admin/key-policies/${String(json.id)}` });
  });

  it('of a key that its owner may have no more are its own: it does not look as if nothing limited it', async () => {
    const bound = { name: 'bound', userId: member.id, origin: 'self', accountId: 'acc_gone', limits } as const;
    const { apiKey } = await gateway.apiKeys.issue(bound);
    const shown = await as.owner(get(`/admin/api-keys/${apiKey.id}/limits`));
    expect(shown.json.limits).toMatchObject({ concurrency: { limit: 2 }, budgets: [{ limitUsd: '4' }] });
  });
});

describe('the forecast of an account', () => {
  const create = async (fields: object = {}): Promise<string> => {
    const { json } = await as.owner({
      ...{ method: 'POST', url: '/admin/accounts' },
      body: { name: 'team', platform: 'claude', credentials: { apiKey: 'sk-ant-api03-x' }, ...fields },
    });
    return String(json.id);
  };
  const HOUR_MS = 3_600_000;

  it('says when each of its windows, and its own budget, is used up', async () => {
    const id = await create({ dailyCostUsd: 10 });
    const now = Date.now();
    const [resetsAt, weekResetsAt] = [now + 2 * HOUR_MS, now + 90 * HOUR_MS];
    gateway.accountStates.set(id, {
      ...{ id, cooldowns: [] },
      windows: [
        { name: '5h', status: 'allowed', utilization: 0.8, resetsAt },
        { name: '7d_opus', status: 'allowed', utilization: 0.1, resetsAt: weekResetsAt, family: 'opus' },
        { name: 'requests', status: 'warning', utilization: 1 },
        { name: '1d', status: 'rejected', resetsAt: now - 1 },
      ],
      spent: { day: new Calendar('UTC').dayOf(now), nanoDollars: '12000000000' },
    });
    const readings = [
      [now - HOUR_MS, 0.5, resetsAt],
      [now - 60_000, 0.8, resetsAt],
    ];
    await gateway.redis.hset(redisKeys.accountReadings(id), '5h', JSON.stringify(readings));
    const { json } = await as.operator(get(`/admin/accounts/${id}`));
    const forecast = json.forecast as { windows: Record<string, unknown>[]; dailyCost: object };
    expect(forecast.windows).toMatchObject([
      { window: '5h', utilization: 0.8, burnRatePerHour: 0.3, resetsAt: new Date(resetsAt).toISOString() },
      { window: '7d_opus', family: 'opus', utilization: 0.1, burnRatePerHour: null, runsOutAt: null },
      { window: 'requests', utilization: 1, burnRatePerHour: null, resetsAt: null },
    ]);
    expect(Math.abs(Date.parse(String(forecast.windows[0]?.runsOutAt)) - now - 40 * 60_000)).toBeLessThan(60_000);
    expect(forecast.dailyCost).toMatchObject({
      ...{ budget: 'daily', limitUsd: '10', usedUsd: '12', remainingUsd: '0', resetsAt: resetOf('day') },
      forecast: { runsOutAt: expect.any(String) as string },
    });
    const { json: list } = await as.operator(get('/admin/accounts?limit=200'));
    expect((list.items as { id: string; forecast: object }[]).find((item) => item.id === id)?.forecast).toMatchObject({
      dailyCost: { usedUsd: '12' },
    });
  });

  it('is empty where nothing is known', async () => {
    const id = await create();
    expect((await as.owner(get(`/admin/accounts/${id}`))).json.forecast).toEqual({ windows: [] });
  });
});

describe('what runs out first', () => {
  it('lists accounts, keys and people by when they run out, page by page', async () => {
    const partition = partitionOf(member.id);
    const day = new Calendar('UTC').dayOf(Date.now());
    const spend = (keyId: string, nanoDollars: bigint): Promise<number> =>
      gateway.redis.hset(redisKeys.spentByKey(partition, keyId), day, nanoDollars.toString());
    const issue = async (name: string, totalCostUsd: number, fields: Partial<ApiKey> = {}): Promise<string> =>
      (await gateway.apiKeys.issue({ name, userId: member.id, limits: { totalCostUsd }, ...fields })).apiKey.id;
    const [later, sooner, gone, off, expired] = [
      await issue('later', 20),
      await issue('sooner', 15),
      await issue('gone', 5),
      await issue('off', 5, { enabled: false }),
      await issue('expired', 5, { expiresAt: new Date(Date.now() - 1).toISOString() }),
    ];
    for (const id of [later, sooner, gone, off, expired]) await spend(id, 10_000_000_000n);
    gateway.clock.moveBy(6_000);
    const shown = async (url: string) =>
      (await as.operator(get(url))).json as { items: { id: string; subject: string }[]; nextCursor: string };
    const { items } = await shown('/admin/forecasts?limit=200');
    const ours = items.filter(({ id }) => [later, sooner, gone, off, expired].includes(id));
    expect(ours).toMatchObject([
      { subject: 'key', id: gone, name: 'gone', limit: 'total-cost', utilization: 2, isUsedUp: true, resetsAt: null },
      { id: sooner, isUsedUp: false },
      { id: later, utilization: 0.5 },
    ]);
    const ofAccounts = items.filter(({ subject }) => subject === 'account');
    expect(ofAccounts).toMatchObject([
      { name: 'team', limit: 'daily-cost', utilization: 1.2, isUsedUp: true },
      { name: 'team', limit: '5h', utilization: 0.8, isUsedUp: false },
    ]);
    const first = await shown('/admin/forecasts?limit=1');
    const rest = await shown(`/admin/forecasts?limit=200&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(items);
    const upToSooner = await shown(`/admin/forecasts?limit=${items.findIndex(({ id }) => id === sooner) + 1}`);
    gateway.clock.moveBy(6_000);
    const behind = await shown(`/admin/forecasts?limit=200&cursor=${upToSooner.nextCursor}`);
    expect(behind.items.map(({ id }) => id)).not.toContain(sooner);
    expect(behind.items.map(({ id }) => id)).toContain(later);
    expect(JSON.stringify(items)).not.toContain(off);
  });

  it('refuses a cursor that was never given out', async () => {
    expect((await as.owner(get('/admin/forecasts?cursor=x'))).json).toMatchObject({ code: 'caller_request_invalid' });
  });

  it('is looked for anew after five seconds, however often it is asked for', async () => {
    const { apiKey } = await gateway.apiKeys.issue({ name: 'kept', userId: member.id, limits: { totalCostUsd: 1 } });
    const names = async (): Promise<string> => JSON.stringify((await as.owner(get('/admin/forecasts?limit=200'))).json);
    gateway.clock.moveBy(6_000);
    expect(await names()).not.toContain('"kept"');
    await gateway.redis.hset(redisKeys.spentByKey(partitionOf(member.id), apiKey.id), 'earlier', '2000000000');
    expect(await names()).not.toContain('"kept"');
    gateway.clock.moveBy(6_000);
    expect(await names()).toContain('"kept"');
  });

  it('is told again when the store was away', async () => {
    gateway.clock.moveBy(6_000);
    await server.kill();
    expect((await as.owner(get('/admin/forecasts'))).status).toBe(503);
    await server.restart();
    await expect.poll(async () => (await as.owner(get('/admin/forecasts'))).status, { timeout: 10_000 }).toBe(200);
  });
});
