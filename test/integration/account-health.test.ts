import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountStates } from '@app/accounts';
import { systemClock } from '@app/common';
import { CollectionPoller, type RedisConnection, redisKeys } from '@app/redis';
import { AccountHealth } from '@app/scheduler';
import { until } from '../support/supervisor/until';
import { type TwoAccountStates, startTwoAccountStates } from '../support/two-account-states';

const ORIGIN = 'http://127.0.0.1:9';
const MODEL = 'claude-opus-4-1';
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const overloaded = { status: 529, verdict: { failure: 'overloaded', scope: 'account' } } as const;

let two: TwoAccountStates;
let here: AccountHealth;
let there: AccountHealth;
let poller: CollectionPoller;
beforeAll(async () => {
  two = await startTwoAccountStates();
});
afterAll(() => two.stop());
const healthOn = (states: AccountStates): AccountHealth =>
  new AccountHealth({
    states,
    clock: systemClock,
    random: Math.random,
    onError: (error) => expect.unreachable(String(error)),
  });
beforeEach(async () => {
  await two.renew();
  [here, there] = [healthOn(two.here), healthOn(two.there)];
  poller = new CollectionPoller([two.here.collection, two.there.collection]);
  await poller.start();
  return () => poller.stop();
});

const kindOf = (health: AccountHealth): string => health.availabilityOf(account, ORIGIN, MODEL, Date.now()).kind;

describe('the health of accounts on two gateways', () => {
  it('is the same within a second: a failure here, a reset there', async () => {
    here.failed(account, ORIGIN, MODEL, overloaded, 'req_1');
    expect(kindOf(here)).toBe('cooling');
    await until(() => kindOf(there) === 'cooling', 'the other gateway leaves the account alone', 1_000);
    await there.reset('acc_1', ORIGIN);
    expect(kindOf(there)).toBe('available');
    await until(() => kindOf(here) === 'available', 'the reset is seen', 1_000);
  });

  it('comes back by one good answer after the cooldown, for all', async () => {
    const soon = Date.now() + 50;
    const limited = { status: 429, verdict: { failure: 'rate-limited', scope: 'model', until: soon } } as const;
    here.failed(account, ORIGIN, MODEL, limited, 'req_1');
    await until(() => kindOf(there) === 'half-open', 'the cooldown is over');
    there.answered(account, ORIGIN, MODEL, [], 0);
    await until(() => kindOf(there) === 'available' && kindOf(here) === 'available', 'the account is back', 1_000);
  });

  it('counts broken connections of all gateways, and leaves the host alone at the third', async () => {
    for (const health of [here, there]) {
      health.failed(account, ORIGIN, MODEL, { egress: 'unreachable' }, 'req_1');
      await health.settled();
      expect(kindOf(health)).toBe('available');
    }
    here.failed(account, ORIGIN, MODEL, { egress: 'unreachable' }, 'req_1');
    await until(() => kindOf(here) === 'cooling' && kindOf(there) === 'cooling', 'the host is left alone', 1_000);
    expect(there.availabilityOf({ ...account, id: 'acc_2' }, ORIGIN, MODEL, Date.now())).toMatchObject({
      ...{ kind: 'cooling', isSoft: true, cooldown: { scope: 'host', cause: 'unreachable' } },
    });
  });

  it('holds what every gateway saw, a second later', async () => {
    here.start();
    there.start();
    here.answered(account, ORIGIN, MODEL, [{ name: '5h', status: 'warning', utilization: 0.9 }], 100);
    there.answered(account, ORIGIN, MODEL, [], 100);
    here.spent('acc_1', 40n, '2026-11-21');
    there.spent('acc_1', 2n, '2026-11-21');
    const state = {
      ...{ id: 'acc_1', cooldowns: [], windows: [{ name: '5h', status: 'warning', utilization: 0.9 }] },
      ...{ firstByteMs: 100, spent: { day: '2026-11-21', nanoDollars: '42' } },
    };
    await until(() => here.stateOf('acc_1')?.spent?.nanoDollars === '42', 'both have reported', 3_000);
    expect(here.stateOf('acc_1')).toEqual(state);
    await Promise.all([here.stop(), there.stop()]);
  });

  it('costs no command for a good answer', async () => {
    const commands = await commandsDuring(two.redis, () => {
      for (let index = 0; index < 1_000; index += 1) here.answered(account, ORIGIN, MODEL, [], 100);
      return here.settled();
    });
    expect(commands).toBe(1);
    expect(await two.redis.hlen(redisKeys.collection('account-states').records)).toBe(1);
  });
});

/** Scripts that ran; the polls of the collections are no scripts. */
async function commandsDuring(redis: RedisConnection, act: () => Promise<void>): Promise<number> {
  const count = async (): Promise<number> => {
    const statistics = await redis.info('commandstats');
    return [...statistics.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+),.*?failed_calls=(\d+)/g)].reduce(
      (sum, [, calls, failed]) => sum + Number(calls) - Number(failed),
      0,
    );
  };
  const before = await count();
  await act();
  return (await count()) - before;
}
