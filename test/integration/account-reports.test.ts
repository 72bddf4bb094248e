import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountStates } from '@app/accounts';
import { redisKeys } from '@app/redis';
import {
  type TwoAccountStates,
  cooling,
  startTwoAccountStates,
  striking,
  untilOf,
} from '../support/two-account-states';

const MINUTE_MS = 60_000;
const keys = redisKeys.collection('account-states');

let two: TwoAccountStates;
let here: AccountStates;
let there: AccountStates;
beforeAll(async () => {
  two = await startTwoAccountStates();
});
afterAll(() => two.stop());
beforeEach(async () => {
  await two.renew();
  ({ here, there } = two);
});

const writeRaw = async (id: string, text: string): Promise<void> => {
  await two.redis.hset(keys.records, id, text);
  await two.redis.zadd(keys.changes, await two.redis.incr(keys.revision), id);
};

describe('recovery', () => {
  it('ends what it names and leaves the rest', async () => {
    await here.cool('acc_1', cooling());
    await here.cool('acc_1', cooling({ cause: 'unauthorized' }));
    const [overloaded] = here.get('acc_1')?.cooldowns.filter(({ cause }) => cause === 'overloaded') ?? [];
    await here.recover('acc_1', overloaded ? [overloaded] : []);
    expect(here.get('acc_1')?.cooldowns).toMatchObject([{ cause: 'unauthorized' }]);
    await here.recover('acc_1', here.get('acc_1')?.cooldowns ?? []);
    expect(here.get('acc_1')).toBeUndefined();
    expect(await two.redis.hlen(keys.records)).toBe(0);
    await there.collection.sync();
    expect(there.get('acc_1')).toBeUndefined();
  });

  it('leaves a cooldown that was extended meanwhile', async () => {
    await here.cool('acc_1', cooling());
    const known = here.get('acc_1')?.cooldowns ?? [];
    await there.cool('acc_1', cooling({ lasts: { ms: 5 * MINUTE_MS } }));
    await here.recover('acc_1', known);
    expect(await untilOf(here)).toBe(await untilOf(there));
    expect(await untilOf(here)).toBeDefined();
  });

  it('of everything ends windows, times and strikes too, and keeps what was spent', async () => {
    const spent = { day: '2026-11-21', nanoDollars: 5n };
    await here.cool('acc_1', cooling());
    await here.cool('acc_1', striking(2));
    await here.report('acc_1', {
      ...{ batch: 1, answers: 1, meanFirstByteMs: 10, spent },
      windows: [{ name: '5h', status: 'rejected' }],
    });
    await here.reset('acc_1');
    const state = { id: 'acc_1', cooldowns: [], windows: [], spent: { day: '2026-11-21', nanoDollars: '5' } };
    expect(here.get('acc_1')).toEqual(state);
    await here.cool('acc_1', striking(2));
    expect(here.get('acc_1')?.cooldowns).toEqual([]);
    await here.reset('acc_1');
    expect(here.get('acc_1')).toEqual(state);
  });

  it('of an account that is gone leaves nothing', async () => {
    await here.cool('acc_1', striking(2));
    await here.report('acc_1', { batch: 1, windows: [], answers: 1, meanFirstByteMs: 10 });
    await here.forget('acc_1');
    await here.forget('acc_1');
    expect(here.get('acc_1')).toBeUndefined();
    expect(await two.redis.hlen(keys.records)).toBe(0);
    expect(await two.redis.exists(redisKeys.accountStrikes('acc_1'))).toBe(0);
  });
});

describe('what processes report', () => {
  const report = { batch: 1, windows: [], answers: 0, meanFirstByteMs: 0 };
  const stateHere = async () => {
    await here.collection.sync();
    return here.get('acc_1');
  };

  it('is added up by day, each batch once', async () => {
    const spent = (nanoDollars: bigint, day = '2026-11-21') => ({ day, nanoDollars });
    await here.report('acc_1', { ...report, spent: spent(4_000_000_000_000_001n) });
    await here.report('acc_1', { ...report, spent: spent(4_000_000_000_000_001n) });
    await there.report('acc_1', { ...report, spent: spent(2n) });
    expect((await stateHere())?.spent).toEqual({ day: '2026-11-21', nanoDollars: '4000000000000003' });
    await there.report('acc_1', { ...report, batch: 2, spent: spent(7n, '2026-11-22') });
    await here.report('acc_1', { ...report, batch: 2, spent: spent(9n) });
    expect((await stateHere())?.spent).toEqual({ day: '2026-11-22', nanoDollars: '7' });
  });

  it('moves the time to the first byte by a tenth for each answer', async () => {
    await here.report('acc_1', { ...report, answers: 5, meanFirstByteMs: 100 });
    expect((await stateHere())?.firstByteMs).toBe(100);
    await there.report('acc_1', { ...report, answers: 1, meanFirstByteMs: 200 });
    expect((await stateHere())?.firstByteMs).toBe(110);
    await here.report('acc_1', { ...report, batch: 2, answers: 1_000, meanFirstByteMs: 300 });
    expect((await stateHere())?.firstByteMs).toBe(300);
  });

  it('replaces windows by name and drops those that began anew', async () => {
    const future = Date.now() + MINUTE_MS;
    await here.report('acc_1', {
      ...report,
      windows: [
        { name: '5h', status: 'warning', utilization: 0.9, resetsAt: future },
        { name: '7d', status: 'allowed', resetsAt: Date.now() - 1 },
        { name: '7d_opus', status: 'rejected', family: 'opus', resetsAt: future },
      ],
    });
    await there.report('acc_1', { ...report, windows: [{ name: '5h', status: 'allowed', utilization: 0.1 }] });
    const windows = (await stateHere())?.windows.toSorted((first, second) => (first.name < second.name ? -1 : 1));
    expect(windows).toEqual([
      { name: '5h', status: 'allowed', utilization: 0.1 },
      { name: '7d_opus', status: 'rejected', family: 'opus', resetsAt: future },
    ]);
  });

  it('does not touch cooldowns, nor do cooldowns touch it', async () => {
    await Promise.all([
      here.report('acc_1', { ...report, windows: [{ name: '5h', status: 'allowed' }], answers: 1, meanFirstByteMs: 7 }),
      there.cool('acc_1', cooling()),
    ]);
    expect(await stateHere()).toMatchObject({
      ...{ cooldowns: [{ cause: 'overloaded' }], windows: [{ name: '5h' }], firstByteMs: 7 },
    });
  });
});

describe('a record that is not whole', () => {
  it.each(['{}', '{"id":"acc_1"}', '[]', '"x"', '{"id":', '{"id":"acc_1","cooldowns":[1],"windows":{}}', 'null'])(
    'is absent, and made whole by the next write: %s',
    async (text) => {
      await writeRaw('acc_1', text);
      await here.collection.sync();
      expect(here.get('acc_1')).toBeUndefined();
      await here.recover('acc_1', []);
      await here.cool('acc_1', cooling());
      await here.report('acc_1', { batch: 1, windows: [], answers: 1, meanFirstByteMs: 10 });
      await here.collection.sync();
      expect(here.get('acc_1')).toMatchObject({ cooldowns: [{ cause: 'overloaded' }], firstByteMs: 10 });
      await writeRaw('acc_1', text);
      await here.reset('acc_1');
      await here.collection.sync();
      expect(here.get('acc_1')).toBeUndefined();
    },
  );
});
