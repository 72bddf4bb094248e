import { describe, expect, it } from 'vitest';
import type { LiveAccount, LiveQueue } from './live-types';
import type { PoolPicture } from './pool-picture';
import { staleBetween } from './state-change';

const account = (changes: Partial<LiveAccount> = {}): LiveAccount => ({
  ...{ id: 'acc_1', name: 'one', platform: 'claude', status: 'available', reason: null, since: null, until: null },
  ...{ cooldowns: [], windows: [], running: 0, waiting: 0 },
  ...changes,
});
const queue = (changes: Partial<LiveQueue> = {}): LiveQueue => ({
  ...{ name: 'webhook-deliveries', paused: false, waiting: 0, active: 0, delayed: 0, failed: 0, failedLately: 0 },
  ...{ oldestWaitingSeconds: null, workers: 1 },
  ...changes,
});
const picture = (one: LiveAccount, deliveries: LiveQueue = queue()): PoolPicture => ({
  accounts: new Map([[one.id, one]]),
  figures: {
    ...{ requestsPerSecond: null, errorsPerSecond: null, tokensPerSecond: null, running: 0 },
    ...{ waitingInLine: 0, waitingForAccounts: 0, costTodayUsd: null, gateways: 1 },
  },
  ...{ running: { total: 0, items: [] }, queues: [deliveries], events: [] },
});
const paths = (before: PoolPicture, after: PoolPicture): string[] =>
  staleBetween(before, after).map(({ path }) => path);

describe('staleBetween', () => {
  it('says nothing of accounts that only have more to do', () => {
    expect(paths(picture(account()), picture(account({ running: 7 })))).toEqual([]);
  });

  it('names accounts that are in another state', () => {
    expect(staleBetween(picture(account()), picture(account({ status: 'cooling' })))).toEqual([
      expect.objectContaining({ path: '/admin/accounts', ids: ['acc_1'] }),
    ]);
  });

  it('has forecasts asked for anew when windows have moved', () => {
    const used = account({ windows: [{ name: '5h', status: 'allowed', utilization: 0.5 }] });
    expect(paths(picture(account()), picture(used))).toEqual(['/admin/forecasts']);
  });

  it('has deliveries asked for anew when there is something about them', () => {
    expect(paths(picture(account()), picture(account(), queue({ failed: 1 })))).toEqual([
      ...['/admin/queues', '/admin/webhooks/{id}/deliveries'],
    ]);
  });

  it('says nothing at the first look', () => {
    expect(staleBetween(undefined, picture(account()))).toEqual([]);
  });
});
