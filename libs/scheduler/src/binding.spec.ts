import { describe, expect, it } from 'vitest';
import { type Binding, type Scope, groupWithin, mayEverUse, routesOf } from './binding';
import { poolAccount } from './conformance/pool-house';

describe('mayEverUse', () => {
  const account = poolAccount('acc_1', { groupIds: ['grp_1'], schedulable: false });

  it.each<[boolean, Binding]>([
    [true, { kind: 'pool' }],
    [true, { kind: 'group', groupId: 'grp_1' }],
    [false, { kind: 'group', groupId: 'grp_2' }],
    [true, { kind: 'group', groupId: 'grp_2', fallbackGroupId: 'grp_1' }],
    [true, { kind: 'groups', groupIds: ['grp_2', 'grp_1'] }],
    [false, { kind: 'groups', groupIds: ['grp_2'] }],
    [false, { kind: 'groups', groupIds: [] }],
    [true, { kind: 'account', accountId: 'acc_1' }],
    [false, { kind: 'account', accountId: 'acc_2' }],
    [true, { kind: 'account', accountId: 'acc_2', fallbackGroupId: 'grp_1' }],
  ])('is %s for %j', (expected, binding) => {
    expect(mayEverUse(account, binding, 'usr_1')).toBe(expected);
  });

  it("is never true of another user's personal account", () => {
    const personal = { ...account, personal: true, ownerId: 'usr_1' };
    expect(mayEverUse(personal, { kind: 'pool' }, 'usr_1')).toBe(true);
    expect(mayEverUse(personal, { kind: 'pool' }, 'usr_2')).toBe(false);
    expect(mayEverUse(personal, { kind: 'groups', groupIds: ['grp_1'] }, 'usr_1')).toBe(true);
    expect(mayEverUse(personal, { kind: 'groups', groupIds: ['grp_1'] }, 'usr_2')).toBe(false);
    expect(mayEverUse(personal, { kind: 'account', accountId: 'acc_1' }, 'usr_2')).toBe(false);
  });
});

describe('groupWithin', () => {
  const account = poolAccount('acc_1', { groupIds: ['grp_1', 'grp_2'] });

  it.each<[string | undefined, Scope]>([
    ['grp_2', { kind: 'group', groupId: 'grp_2' }],
    [undefined, { kind: 'group', groupId: 'grp_3' }],
    ['grp_2', { kind: 'groups', groupIds: ['grp_3', 'grp_2', 'grp_1'] }],
    [undefined, { kind: 'groups', groupIds: [] }],
    [undefined, { kind: 'pool' }],
    [undefined, { kind: 'account', accountId: 'acc_1' }],
  ])('is %s within %j', (expected, scope) => {
    expect(groupWithin(account, scope)).toBe(expected);
  });

  it('is none of an account without groups', () => {
    expect(groupWithin(poolAccount('acc_1'), { kind: 'groups', groupIds: ['grp_1'] })).toBeUndefined();
  });
});

describe('routesOf', () => {
  it('leads to all groups of an owner at once', () => {
    const binding = { kind: 'groups', groupIds: ['grp_1', 'grp_2'] } as const;
    expect(routesOf(binding)).toEqual([{ via: 'membership', scope: binding }]);
  });

  it('leads nowhere else unless a fallback is named', () => {
    expect(routesOf({ kind: 'group', groupId: 'grp_1' }).map(({ via }) => via)).toEqual(['bound']);
    expect(routesOf({ kind: 'account', accountId: 'acc_1' }).map(({ via }) => via)).toEqual(['bound']);
    const named = routesOf({ kind: 'account', accountId: 'acc_1', fallbackGroupId: 'grp_2' });
    expect(named.map(({ via }) => via)).toEqual(['bound', 'fallback']);
  });
});
