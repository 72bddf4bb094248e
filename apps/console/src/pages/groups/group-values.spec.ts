import { describe, expect, it } from 'vitest';
import { groupChange, groupValues, managedSettingsOf, newGroup } from './group-values';

const group = {
  ...({ name: 'research', description: 'd', strategy: 'cost', directoryGroups: ['cn=a,dc=b'] } as const),
  managedSettings: { env: { A: '1' } },
};

describe('the form of an account group', () => {
  it('says nothing where nothing was changed', () => {
    expect(
      groupChange(
        groupValues({ ...group, directoryGroups: ['cn=a,dc=b'] }),
        groupValues({ ...group, directoryGroups: ['cn=a,dc=b'] }),
      ),
    ).toEqual({});
  });

  it('takes away what was emptied, and leaves alone what was not touched', () => {
    const before = groupValues({ ...group, directoryGroups: ['cn=a,dc=b'] });
    const after = { ...before, description: ' ', directoryGroups: [], managedSettings: '' };
    expect(groupChange(before, after)).toEqual({ description: null, directoryGroups: null, managedSettings: null });
    expect(groupChange(before, { ...before, strategy: 'failover' })).toEqual({ strategy: 'failover' });
  });

  it('says of a new group only what was written', () => {
    expect(newGroup({ ...groupValues({}), name: ' night ' })).toEqual({ name: 'night', strategy: 'priority' });
  });
});

describe('managedSettingsOf', () => {
  it.each([
    ['', null],
    ['{"a":1}', { a: 1 }],
    ['[]', undefined],
    ['null', undefined],
    ['{', undefined],
  ])('reads %j', (written, settings) => expect(managedSettingsOf(written)).toEqual(settings));
});
