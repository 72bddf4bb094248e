import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountState, UpstreamWindow } from '@app/accounts';
import type { NewEvent } from '@app/events';
import { QuotaWatch } from './quota-watch';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOUR_MS = 3_600_000;
const RESET = NOW + 2 * HOUR_MS;
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  ...{ groupIds: ['grp_1'], dailyCostUsd: 10, createdAt: '2026-11-21T09:00:00.000Z' },
};

let now: number;
let state: AccountState | undefined;
let told: NewEvent[];
beforeEach(() => {
  [now, state, told] = [NOW, undefined, []];
});

const sync = (): Promise<void> => Promise.resolve();
const publish = (event: NewEvent): Promise<boolean> => {
  const isNew = !told.some(({ once }) => once?.name === event.once?.name);
  if (isNew) told.push(event);
  return Promise.resolve(isNew);
};
const hasSaid = (names: readonly string[]): Promise<boolean> =>
  Promise.resolve(told.some(({ once }) => names.includes(once?.name ?? '')));
const newWatch = (warningPercents: readonly number[] = [80, 95]): QuotaWatch =>
  new QuotaWatch({
    accounts: { collection: { values: () => [account], sync } },
    states: { collection: { get: () => state, sync } },
    ...{ publish, hasSaid, now: () => now, warningPercents },
    dayAt: () => ({ name: '2026-11-21', endsAt: NOW + 14 * HOUR_MS }),
  });
const use = (utilization: number, change: Partial<UpstreamWindow> = {}): void => {
  const window = { name: '5h', status: 'allowed', utilization, resetsAt: RESET, ...change } as const;
  state = { id: 'acc_1', cooldowns: [], windows: [window] };
};
const inShort = (): string[] =>
  told.map(({ type, data }) =>
    [type, data.window, data.threshold, data.percent].filter((one) => one !== undefined).join(' '),
  );

describe('QuotaWatch', () => {
  it('warns at each threshold once, and tells when the window is used up', async () => {
    const watch = newWatch();
    for (const utilization of [0.5, 0.79, 0.8, 0.85, 0.94, 0.96, 0.97, 1, 1.1]) {
      use(utilization);
      await watch.run();
      await watch.run();
    }
    expect(inShort()).toEqual([
      'account.quota_warning 5h 80 80',
      'account.quota_warning 5h 95 96',
      'account.quota_exhausted 5h 100',
    ]);
  });

  it('says what, how much, until when, and to whom', async () => {
    use(0.83, { family: 'opus', name: '7d_opus' });
    await newWatch().run();
    expect(told).toMatchObject([
      {
        type: 'account.quota_warning',
        summary: 'Account Team has used 83 % of its 7d_opus quota, which begins anew at 2026-11-21T12:00:00.000Z',
        data: {
          ...{ accountId: 'acc_1', accountName: 'Team', platform: 'claude', window: '7d_opus', family: 'opus' },
          ...{ percent: 83, threshold: 80, resetsAt: '2026-11-21T12:00:00.000Z' },
        },
        groupIds: ['grp_1'],
      },
    ]);
  });

  it('warns at the thresholds of QUOTA_WARNING_PERCENT, and at no others', async () => {
    const watch = newWatch([50]);
    for (const utilization of [0.49, 0.5, 0.81, 0.96]) {
      use(utilization);
      await watch.run();
    }
    expect(inShort()).toEqual(['account.quota_warning 5h 50 50']);
  });

  it('tells once of what jumps over two thresholds', async () => {
    use(0.99);
    await newWatch().run();
    expect(inShort()).toEqual(['account.quota_warning 5h 95 99']);
  });

  it('begins anew with the next window, and not with a reset that is said a little differently', async () => {
    const watch = newWatch();
    for (const resetsAt of [RESET, RESET + 1_000, RESET - 29_000, RESET + 29_000]) {
      use(0.81, { resetsAt });
      await watch.run();
      await newWatch().run();
    }
    expect(told).toHaveLength(1);
    use(0.81, { resetsAt: RESET + 5 * HOUR_MS });
    await watch.run();
    expect(told).toHaveLength(2);
  });

  it('tells the same once, whichever workers look', async () => {
    use(0.9);
    await Promise.all([newWatch(), newWatch(), newWatch()].map((watch) => watch.run()));
    expect(told).toHaveLength(1);
  });

  it('is silent of a window that is over', async () => {
    use(0.99);
    now = RESET;
    expect(await newWatch().run()).toBe(0);
    expect(told).toEqual([]);
  });

  it('watches over what the day may cost', async () => {
    const watch = newWatch();
    for (const dollars of [7, 8, 9.6, 10.5]) {
      state = {
        id: 'acc_1',
        cooldowns: [],
        windows: [],
        spent: { day: '2026-11-21', nanoDollars: `${dollars * 1e9}` },
      };
      await watch.run();
    }
    expect(inShort()).toEqual([
      'account.quota_warning daily-cost 80 80',
      'account.quota_warning daily-cost 95 96',
      'account.quota_exhausted daily-cost 105',
    ]);
    expect(told.at(-1)?.summary).toMatch(/^Account Team has used all of its own limit of the day/);
  });

  it('says no less than was said, when a worker that has just started finds the window a little lower', async () => {
    use(0.97);
    await newWatch().run();
    use(0.93);
    await newWatch().run();
    expect(inShort()).toEqual(['account.quota_warning 5h 95 97']);
    use(1);
    await newWatch().run();
    use(0.96, { name: '7d' });
    await newWatch().run();
    use(0.99);
    await newWatch().run();
    expect(inShort().slice(1)).toEqual(['account.quota_exhausted 5h 100', 'account.quota_warning 7d 95 96']);
  });

  it('says nothing of accounts of which nothing is known', async () => {
    expect(await newWatch().run()).toBe(0);
  });

  it('tries again where the event could not be published', async () => {
    use(0.9);
    let isAway = true;
    const watch = new QuotaWatch({
      accounts: { collection: { values: () => [account], sync } },
      states: { collection: { get: () => state, sync } },
      publish: (event) => (isAway ? Promise.reject(new Error('away')) : publish(event)),
      ...{ hasSaid, now: () => now, warningPercents: [80], dayAt: () => ({ name: 'd', endsAt: NOW }) },
    });
    await expect(watch.run()).rejects.toThrow('away');
    isAway = false;
    expect(await watch.run()).toBe(1);
  });
});
