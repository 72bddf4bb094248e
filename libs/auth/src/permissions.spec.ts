import { describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { mayDo, mayManage, permissions, permissionsOf } from './permissions';

describe('permissions', () => {
  it('gives owner and admin everything, the operator the health of accounts and usage, the member their own keys', () => {
    expect(permissionsOf('owner')).toEqual(permissions);
    expect(permissionsOf('admin')).toEqual(permissions);
    expect(permissionsOf('operator')).toEqual(['self.read', 'accounts.read', 'accounts.operate', 'usage.read']);
    expect(permissionsOf('member')).toEqual(['self.read', 'own-keys.manage']);
    expect(mayDo('member', 'accounts.read')).toBe(false);
    expect(mayDo('operator', 'accounts.write')).toBe(false);
  });

  it("lets an admin manage operators and members with their keys only, and the owner everybody's", () => {
    expect(roles.filter((target) => mayManage('owner', target))).toEqual(roles);
    expect(roles.filter((target) => mayManage('admin', target))).toEqual(['operator', 'member']);
    expect(roles.filter((target) => mayManage('operator', target))).toEqual([]);
    expect(roles.filter((target) => mayManage('member', target))).toEqual([]);
  });
});
