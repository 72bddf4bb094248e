import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountReadings, type AccountStates, type UpstreamWindow } from '@app/accounts';
import { redisKeys } from '@app/redis';
import { type TwoAccountStates, startTwoAccountStates } from '../support/two-account-states';

const HOUR_MS = 3_600_000;
const key = redisKeys.accountReadings('acc_1');

let two: TwoAccountStates;
let here: AccountStates;
let there: AccountStates;
let batch = 0;
beforeAll(async () => {
  two = await startTwoAccountStates();
});
afterAll(() => two.stop());
beforeEach(async () => {
  await two.renew();
  ({ here, there } = two);
});

const window = (differences: Partial<UpstreamWindow> = {}): UpstreamWindow => ({
  ...{ name: '5h', status: 'allowed', utilization: 0.25, resetsAt: Date.now() + HOUR_MS },
  ...differences,
});
const report = (states: AccountStates, ...windows: UpstreamWindow[]): Promise<void> =>
  states.report('acc_1', { batch: (batch += 1), windows, answers: 0, meanFirstByteMs: 0 });
const readings = async (name = '5h') => {
  const histories = await new AccountReadings(two.redis).read(['acc_1', 'acc_2']);
  expect(Math.abs(histories.now - Date.now())).toBeLessThan(5_000);
  expect(histories.of('acc_2').size).toBe(0);
  return histories.of('acc_1').get(name);
};

/** So much time passes for what was read so far. */
async function age(ms: number): Promise<void> {
  for (const [name, text] of Object.entries(await two.redis.hgetall(key))) {
    const older = (JSON.parse(text) as [number, number, unknown][]).map(([at, ...rest]) => [at - ms, ...rest]);
    await two.redis.hset(key, name, JSON.stringify(older));
  }
}

describe('readings of windows', () => {
  it('of all gateways stand in one history, the latest last', async () => {
    const first = window();
    await report(here, first);
    await age(20 * 60_000);
    await report(there, window({ utilization: 0.5 }));
    const found = await readings();
    expect(found).toMatchObject([{ utilization: 0.25, resetsAt: first.resetsAt }, { utilization: 0.5 }]);
    expect(found![1]!.at - found![0]!.at).toBeGreaterThan(19 * 60_000);
  });

  it('that come quickly give way to each other, and the one before them stays', async () => {
    await report(here, window({ utilization: 0.1 }));
    for (const utilization of [0.2, 0.3, 0.4]) {
      await age(30_000);
      await report(here, window({ utilization }));
    }
    expect((await readings())?.map(({ utilization }) => utilization)).toEqual([0.1, 0.4]);
  });

  it('are not more than two dozen of a window, and end by themselves', async () => {
    for (let count = 0; count < 30; count += 1) {
      await age(10 * 60_000);
      await report(here, window({ utilization: count / 100 }));
    }
    expect((await readings())?.map(({ utilization }) => utilization)).toEqual(
      Array.from({ length: 24 }, (_, index) => (index + 6) / 100),
    );
    expect(await two.redis.pttl(key)).toBeGreaterThan(9 * 24 * HOUR_MS);
  });

  it('are not kept of buckets, nor of windows that say nothing of how much is used', async () => {
    await report(here, window({ name: 'tokens' }), { name: '7d', status: 'rejected' });
    expect(await two.redis.exists(key)).toBe(0);
  });

  it('of many names that an upstream makes up do not grow without end', async () => {
    for (let count = 0; count < 5; count += 1)
      await report(here, ...Array.from({ length: 16 }, (_, index) => window({ name: `7d_${count}_${index}` })));
    expect(await two.redis.hlen(key)).toBeLessThanOrEqual(48);
  });

  it('begin anew where what is kept cannot be read, or is of a time that is yet to come', async () => {
    for (const text of [
      'nonsense',
      '7',
      '{"a":1}',
      '[1,null,["x",1]]',
      JSON.stringify([[Date.now() + HOUR_MS, 0.9, false]]),
    ]) {
      await two.redis.hset(key, '5h', text);
      await report(here, window());
      expect(await readings()).toMatchObject([{ utilization: 0.25 }]);
    }
  });
});
