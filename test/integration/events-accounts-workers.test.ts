import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { AccountStates, type CooldownCause } from '@app/accounts';
import { type DomainEvent, systemClock } from '@app/common';
import { EventLog, type NewEvent } from '@app/events';
import { type RedisConnection, redisKeys } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { AccountSpells } from '../../apps/worker/src/events/accounts/account-spells';
import { KnownAccounts } from '../../apps/worker/src/events/accounts/known-accounts';
import { spellEvent } from '../../apps/worker/src/events/accounts/spell-event';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { cooling } from '../support/two-account-states';

const causes: readonly CooldownCause[] = ['overloaded', 'failing', 'unauthorized', 'rate-limited', 'window-used-up'];
const ids = ['acc_1', 'acc_2', 'acc_3'];
const ROUNDS = 40;
const known = new KnownAccounts({
  accounts: { collection: { get: () => undefined, values: () => new Map<string, never>().values() } },
  adapters: {} as never,
});

let server: RedisServer;
let redis: RedisConnection;
let elsewhere: RedisConnection;
let log: EventLog;
beforeAll(async () => {
  server = await startRedisServer();
  [redis, elsewhere] = [await openRedis(server.url), await openRedis(server.url)];
});
afterAll(async () => {
  redis.disconnect();
  elsewhere.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  log = new EventLog(redis, systemClock);
});

/** A worker that begins without a memory, and dies at a chosen number of events, after it has told the last of them. */
function newWorker(connection: RedisConnection, diesAfter = Infinity): AccountSpells {
  let published = 0;
  return new AccountSpells({
    ...{ connection, states: new AccountStates(connection, systemClock), logger: createLogger('test', 'silent') },
    publish: async (event: NewEvent) => {
      const isNew = await new EventLog(connection, systemClock).publish(event);
      published += 1;
      if (published >= diesAfter) throw new Error('killed');
      return isNew;
    },
    eventOf: (news) => spellEvent(news, known),
  });
}

async function events(): Promise<DomainEvent[]> {
  return (await log.waiting(10_000)).flatMap(({ event }) => event ?? []);
}

function expectPairs(told: readonly DomainEvent[]): void {
  const spellsOf = (isEnd: boolean): unknown[] =>
    told.filter(({ type }) => (type === 'account.recovered') === isEnd).map(({ data }) => data.spell);
  const [begun, ended] = [spellsOf(false), spellsOf(true)];
  expect(new Set(begun).size).toBe(begun.length);
  expect([...ended].sort()).toEqual([...begun].sort());
  for (const spell of begun)
    expect(told.findIndex(({ data }) => data.spell === spell)).toBe(
      told.findIndex(({ type, data }) => data.spell === spell && type !== 'account.recovered'),
    );
}

it('each account.cooling has one account.recovered, while three workers tell it, overtake each other and die', async () => {
  const states = new AccountStates(redis, systemClock);
  let seed = 20_261_121;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  let deaths = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let count = random(4); count >= 0; count -= 1) {
      const id = ids[random(ids.length)] ?? '';
      const cause = causes[random(causes.length)] ?? 'failing';
      const what = random(4);
      if (what === 0) await states.reset(id);
      else if (what === 1) await states.recover(id, states.get(id)?.cooldowns ?? []);
      else await states.cool(id, cooling({ cause, lasts: { until: Date.now() + 5 + random(120) } }));
    }
    const workers = [newWorker(redis), newWorker(elsewhere, 1 + random(3)), newWorker(redis, 1 + random(4))];
    const outcomes = await Promise.allSettled(workers.map((one) => one.run()));
    deaths += outcomes.filter(({ status }) => status === 'rejected').length;
  }
  expect(deaths).toBeGreaterThan(3);
  for (const id of ids) await states.reset(id);
  await newWorker(redis).run();
  const told = await events();
  expect(told.length).toBeGreaterThan(20);
  expectPairs(told);
});

it('an end is told by another worker than the one that told the beginning, also when Redis was killed in between', async () => {
  const states = new AccountStates(redis, systemClock);
  await states.cool('acc_1', cooling());
  await newWorker(elsewhere).run();
  await server.kill();
  const waits = newWorker(redis).run();
  await server.restart();
  await waits;
  await states.reset('acc_1');
  await newWorker(redis).run();
  expect((await events()).map(({ type }) => type)).toEqual(['account.cooling', 'account.recovered']);
  expect(await redis.hget(redisKeys.accountSpells(), ':cursor')).toMatch(/^\d+-\d+$/);
});

it('a worker that was killed between telling and writing it down leaves nothing out and tells nothing twice', async () => {
  const states = new AccountStates(redis, systemClock);
  await states.cool('acc_1', cooling());
  await states.cool('acc_2', cooling());
  await expect(newWorker(redis, 1).run()).rejects.toThrow('killed');
  expect(await events()).toHaveLength(1);
  await newWorker(redis).run();
  expect((await events()).map(({ data }) => data.accountId)).toEqual(['acc_1', 'acc_2']);
});

it('the clock of a worker says nothing of when an account is back: account.recovered', async () => {
  const late = { now: () => Date.now() + 5 * 60_000, monotonic: () => performance.now() };
  const states = new AccountStates(redis, systemClock);
  await states.cool('acc_1', cooling({ cause: 'rate-limited', lasts: { until: Date.now() + 60_000 } }));
  const worker = new AccountSpells({
    ...{ connection: redis, states: new AccountStates(redis, late), logger: createLogger('test', 'silent') },
    publish: (event) => new EventLog(redis, late).publish(event),
    eventOf: (news) => spellEvent(news, known),
  });
  await worker.run();
  await worker.run();
  const [begun, ...others] = await events();
  expect(others).toEqual([]);
  expect(Math.abs(Date.parse(begun?.at ?? '') - Date.now())).toBeLessThan(30_000);
});
