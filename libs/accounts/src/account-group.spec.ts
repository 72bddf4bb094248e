import { describe, expect, it } from 'vitest';
import { type AccountGroup, decodeAccountGroup } from './account-group';

const group: AccountGroup = {
  ...{ id: 'grp_1', name: 'team', description: 'everybody', strategy: 'shuffle' },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const without = (name: string): object => Object.fromEntries(Object.entries(group).filter(([key]) => key !== name));

describe('decodeAccountGroup', () => {
  it('reads back what was written, with and without a description', () => {
    expect(decodeAccountGroup(JSON.parse(JSON.stringify(group)))).toEqual(group);
    expect(decodeAccountGroup(without('description'))).toEqual(without('description'));
    expect(decodeAccountGroup({ ...group, accountIds: [] })).toEqual(group);
  });

  it.each(['id', 'name', 'strategy', 'createdAt'])('takes a record without %s for no record', (name) => {
    expect(decodeAccountGroup(without(name))).toBeUndefined();
  });

  it.each(Object.keys(group))('takes a record whose %s is of another type for no record', (name) => {
    for (const value of [null, 7, '', {}, []]) expect(decodeAccountGroup({ ...group, [name]: value })).toBeUndefined();
  });

  it.each([undefined, null, 'team', { ...group, strategy: 'toString' }])('takes %j for no record', (value) => {
    expect(decodeAccountGroup(value)).toBeUndefined();
  });
});
