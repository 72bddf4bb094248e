import { describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { mayDo, mayManageKeysOf, permissions, permissionsOf } from './permissions';

describe('permissions', () => {
  it('gives owner and admin everything, the operator a look at accounts and usage, the member their own keys', () => {
    expect(permissionsOf('owner')).toEqual(permissions);
    expect(permissionsOf('admin')).toEqual(permissions);
    expect(permissionsOf('operator')).toEqual(['self.read', 'accounts.read', 'usage.read']);
    expect(permissionsOf('member')).toEqual(['self.read', 'own-keys.manage']);
    expect(mayDo('member', 'accounts.read')).toBe(false);
  });

  it("lets an admin manage the keys of operators and members only, and the owner everybody's", () => {
    expect(roles.filter((target) => mayManageKeysOf('owner', target))).toEqual(roles);
    expect(roles.filter((target) => mayManageKeysOf('admin', target))).toEqual(['operator', 'member']);
    expect(roles.filter((target) => mayManageKeysOf('operator', target))).toEqual([]);
    expect(roles.filter((target) => mayManageKeysOf('member', target))).toEqual([]);
  });
});
