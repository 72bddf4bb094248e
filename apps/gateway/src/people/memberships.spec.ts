import { describe, expect, it } from 'vitest';
import type { AccountGroup } from '@app/accounts';
import type { User } from '@app/auth';
import { Memberships } from './memberships';

const createdAt = '2026-11-21T10:00:00.000Z';
const groupOf = (id: string, directoryGroups: string[] = []): AccountGroup => ({
  ...{ id, name: id, strategy: 'priority', createdAt, directoryGroups },
});
const inDirectory = (...groups: string[]): Partial<User> => ({
  directory: { dn: 'cn=ada', groups, checkedAt: createdAt } as unknown as NonNullable<User['directory']>,
});
const userOf = (fields: Partial<User>): User => ({
  ...{ id: 'usr_1', username: 'ada', role: 'member', provider: 'local', epoch: 1, enabled: true, createdAt },
  ...fields,
});

function membershipsOf(...first: AccountGroup[]) {
  let groups = first;
  let change: () => void = () => undefined;
  const collection = { onChange: (listener: () => void) => (change = listener) };
  const memberships = new Memberships({ list: () => groups, collection });
  return {
    memberships,
    become: (...changed: AccountGroup[]) => {
      groups = changed;
      change();
    },
  };
}

describe('Memberships', () => {
  it('are the groups of the record and those that directory groups bring, each once, the oldest first', () => {
    const { memberships } = membershipsOf(
      groupOf('grp_1', ['cn=a']),
      groupOf('grp_2'),
      groupOf('grp_3', ['cn=a', 'cn=b']),
    );
    const user = userOf({ groupIds: ['grp_3', 'grp_2', 'grp_gone'], ...inDirectory('cn=a', 'cn=b', 'cn=z') });
    expect(memberships.groupIdsOf(user)).toEqual(['grp_1', 'grp_2', 'grp_3']);
    expect(memberships.groupIdsOf(userOf({}))).toEqual([]);
    expect(memberships.ownerOf(user)).toMatchObject({ id: 'usr_1', role: 'member' });
  });

  it('are not none where the only group of a record is not known here: that would open the whole pool', () => {
    const { memberships, become } = membershipsOf(groupOf('grp_1'));
    const user = userOf({ groupIds: ['grp_new'] });
    expect(memberships.groupIdsOf(user)).toEqual(['grp_new']);
    become(groupOf('grp_1'), groupOf('grp_new'));
    expect(memberships.groupIdsOf(user)).toEqual(['grp_new']);
  });

  it('are one object until the record of the user or a group changes', () => {
    const { memberships, become } = membershipsOf(groupOf('grp_1'), groupOf('grp_2'));
    const user = userOf({ groupIds: ['grp_1', 'grp_2'], ...inDirectory('cn=a') });
    const owner = memberships.ownerOf(user);
    expect(memberships.ownerOf(user)).toBe(owner);
    expect(memberships.groupIdsOf({ ...user, groupIds: ['grp_2'] })).toEqual(['grp_2']);
    become(groupOf('grp_2'), groupOf('grp_3', ['cn=a']));
    expect(memberships.groupIdsOf(user)).toEqual(['grp_2', 'grp_3']);
  });
});
