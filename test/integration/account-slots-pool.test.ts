import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { type Platform, platforms } from '@app/common';
import { AccountScheduler, type Availability, type ScheduleQuestion, type Waiting } from '@app/scheduler';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { SlotGateway, commandsDuring, slotAccount } from '../support/slot-gateway';
import { until } from '../support/supervisor/until';

let server: RedisServer;
let gateway: SlotGateway;
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  gateway = await SlotGateway.open(server.url);
  await gateway.redis.flushall();
});
afterEach(() => gateway.kill());

const halfOpen: Availability = {
  kind: 'half-open',
  cooldown: { scope: 'account', cause: 'overloaded', since: 0, until: 0, evidence: {} },
};

const modelsByPlatform = Object.fromEntries(
  platforms.map((platform) => [platform, { models: ['sandbox-*'] }]),
) as Record<Platform, { models: string[] }>;

function poolOf(accounts: readonly Account[], isHalfOpen: (id: string) => boolean = () => false): AccountScheduler {
  const shelf = new Map(accounts.map((account) => [account.id, account]));
  return new AccountScheduler({
    accounts: {
      credentialState: () => 'usable',
      collection: { get: (id) => shelf.get(id), values: () => shelf.values(), onChange: () => undefined },
    },
    groups: { get: () => undefined },
    platforms: modelsByPlatform,
    health: {
      availabilityOf: ({ id }) => (isHalfOpen(id) ? halfOpen : { kind: 'available' }),
      stateOf: () => undefined,
    },
    slots: gateway.slots,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    originOf: () => 'https://sandbox.test',
    priceOf: () => undefined,
    today: () => '2026-11-21',
  });
}

let requests = 0;
function question(changes: Partial<ScheduleQuestion> = {}): ScheduleQuestion {
  requests += 1;
  return {
    ...{ requestId: `req_${requests}`, userId: 'usr_1', model: 'sandbox-small', weight: 1, binding: { kind: 'pool' } },
    ...{ affineAccountId: undefined, boundContent: 'free', isUserMessage: () => false, ...changes },
  };
}
const waiting = (): Waiting => ({
  ...{ deadlineMs: performance.now() + 10_000, size: 10, onQueued: () => undefined },
  signal: new AbortController().signal,
});
const thousand = (rest: Partial<Account>) =>
  Array.from({ length: 1_000 }, (_, index) => slotAccount(`acc_${index + 1_000}`, rest));
const lease = async (pool: AccountScheduler, changes: Partial<ScheduleQuestion> = {}, wait?: Waiting) => {
  const answer = await pool.lease(question(changes), new Set(), wait);
  return answer.kind === 'lease' ? answer.lease : undefined;
};

it('a thousand accounts without limits cost no call, and with limits one for each request', async () => {
  const [open, limited] = [poolOf(thousand({})), poolOf(thousand({ maxConcurrency: 2 }))];
  const ask = async (pool: AccountScheduler): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) expect(await lease(pool)).toBeDefined();
  };
  // The first call of a script also tells the server its text.
  await ask(limited);
  expect(await commandsDuring(gateway.redis, () => ask(open))).toBe(0);
  expect(await commandsDuring(gateway.redis, () => ask(limited))).toBe(20);
});

it('a request that may wait costs one call when a slot is free, and is served by the release when none is', async () => {
  const pool = poolOf([slotAccount('acc_a', { maxConcurrency: 1 })]);
  let first: Awaited<ReturnType<typeof lease>>;
  expect(await commandsDuring(gateway.redis, async () => (first = await lease(pool, {}, waiting())))).toBe(1);
  const places: number[] = [];
  const second = lease(pool, {}, { ...waiting(), onQueued: (position) => places.push(position) });
  await until(() => places.length === 1, 'the second one waits');
  first?.release();
  expect(await second).toMatchObject({ account: { id: 'acc_a' }, choice: { queuePosition: 1 } });
});

it('a full account is not asked again a moment later by requests that do not wait', async () => {
  const pool = poolOf([slotAccount('acc_a', { maxConcurrency: 1 })]);
  await lease(pool);
  const commands = await commandsDuring(gateway.redis, async () => {
    for (let turn = 0; turn < 5; turn += 1) expect(await lease(pool)).toBeUndefined();
  });
  expect(commands).toBeLessThanOrEqual(2);
});

it('a half-open account gets one probe a second, and the others serve meanwhile', async () => {
  const accounts = [slotAccount('acc_a', { priority: 1 }), slotAccount('acc_b')];
  const pool = poolOf(accounts, (id) => id === 'acc_a');
  const served = [];
  for (let turn = 0; turn < 20; turn += 1) served.push(await lease(pool));
  expect(served.filter((one) => one?.isProbe).map((one) => one?.account.id)).toEqual(['acc_a']);
  expect(served.filter((one) => one?.account.id === 'acc_b')).toHaveLength(19);
});

it('a busy serial queue holds up messages of people and nothing else', async () => {
  const pool = poolOf([slotAccount('acc_a', { serialQueue: { spacingMs: 50 } })]);
  const isUserMessage = () => true;
  const first = await lease(pool, { isUserMessage });
  expect(await lease(pool, { isUserMessage })).toBeUndefined();
  expect(await lease(pool)).toBeDefined();
  const next = lease(pool, { isUserMessage }, waiting());
  first?.headersArrived();
  expect(await next).toBeDefined();
});
