import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import { accountOrder } from './account-order';
import { AccountQuery } from './account-query';
import type { AccountStatus } from './account-state.view';
import { filterAccounts } from './filter-accounts';

const account = (id: string, fields: Partial<Account> = {}): Account => ({
  ...{ id, name: id, platform: 'claude', priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-01T00:00:00.000Z', ...fields },
});
const accounts = [
  account('one', { platform: 'openai', groupIds: ['grp_1', 'grp_gone'], baseUrl: 'https://proxy.example.com' }),
  account('two', { personal: true, ownerId: 'usr_ada', schedulable: false }),
  account('three', { ownerId: 'usr_gone', priority: 7, expiresAt: '2027-01-01T00:00:00.000Z' }),
];
const statuses: Readonly<Record<string, AccountStatus>> = { one: 'available', two: 'paused', three: 'needs_reauth' };
const statusOf = ({ id }: Account): AccountStatus => statuses[id] ?? 'available';
const surroundings = {
  statusOf,
  usernameOf: (userId: string) => (userId === 'usr_ada' ? 'ada' : undefined),
  groupNameOf: (groupId: string) => (groupId === 'grp_1' ? 'Night shift' : undefined),
};

describe('filterAccounts', () => {
  it.each<[Partial<AccountQuery>, string[]]>([
    [{}, ['one', 'two', 'three']],
    [{ search: 'PROXY' }, ['one']],
    [{ search: 'night shift' }, ['one']],
    [{ search: 'ada' }, ['two']],
    [{ search: 'claude' }, ['two', 'three']],
    [{ search: 'usr_gone' }, []],
    [{ platform: 'openai' }, ['one']],
    [{ groupId: 'grp_1' }, ['one']],
    [{ groupId: 'grp' }, []],
    [{ state: 'paused' }, ['two']],
    [{ personal: false }, ['one', 'three']],
    [{ ownerId: 'usr_ada', schedulable: false }, ['two']],
    [{ schedulable: true, search: 'o' }, ['one']],
  ])('finds for %j the accounts %j', (fields, expected) => {
    const found = filterAccounts(accounts, Object.assign(new AccountQuery(), fields), surroundings);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});

describe('accountOrder', () => {
  const order = accountOrder({
    statusOf,
    stateOf: (id) => ({
      ...{ id, cooldowns: [], windows: [], ...(id === 'two' ? { firstByteMs: 300 } : {}) },
      spent: { day: id === 'one' ? '2026-11-20' : '2026-11-21', nanoDollars: id === 'three' ? '7' : '5' },
    }),
    runningOn: (id) => (id === 'one' ? 3 : undefined),
    lastUseOf: (id) => ({ one: 10, three: 20 })[id],
    today: '2026-11-21',
  });

  it.each([
    ['state', ['three', 'two', 'one']],
    ['-spent', ['three', 'two', 'one']],
    ['lastUsedAt', ['one', 'three', 'two']],
    ['-lastUsedAt', ['three', 'one', 'two']],
    ['running', ['one', 'three', 'two']],
    ['firstByteMs', ['two', 'one', 'three']],
    ['priority', ['three', 'one', 'two']],
    ['expiresAt', ['three', 'one', 'two']],
    ['platform', ['three', 'two', 'one']],
  ] as const)('by %s is %j', (sort, expected) => {
    expect(sortedPageOf(accounts, { sort }, order).items.map(({ id }) => id)).toEqual(expected);
  });
});
