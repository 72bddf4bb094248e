import { describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { mayDo, mayManage, permissions, permissionsOf } from './permissions';

describe('permissions', () => {
  it('gives the owner everything, and an admin what nobody can become owner by', () => {
    expect(permissionsOf('owner')).toEqual(permissions);
    const withheld = permissions.filter((permission) => !mayDo('admin', permission));
    expect(withheld).toEqual(['directory.write', 'audit.verify']);
  });

  it('gives the operator the health of accounts, usage, webhooks and queues, and the member their own keys', () => {
    expect(permissionsOf('operator')).toEqual([
      ...['self.read', 'self.write'],
      ...['accounts.read', 'accounts.operate', 'usage.read', 'webhooks.read', 'webhooks.write'],
      ...['queues.read', 'queues.operate', 'settings.read'],
    ]);
    expect(permissionsOf('member')).toEqual(['self.read', 'self.write', 'own-keys.manage']);
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
