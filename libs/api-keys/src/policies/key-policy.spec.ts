import { describe, expect, it } from 'vitest';
import { type KeyPolicy, decodeKeyPolicy } from './key-policy';

const policy: Required<KeyPolicy> = {
  ...{ id: 'pol_1', name: 'Team', description: 'everybody', createdAt: '2026-11-21T10:00:00.000Z' },
  ...{ roles: ['member'], groupIds: ['grp_1'], maxKeys: 3, accountGroupIds: ['grp_1'], permissions: ['claude'] },
  ...{ maxLimits: { concurrency: 2 }, maxLifetimeDays: 90, allowedModels: ['claude-*'] },
};
const needed = ['id', 'name', 'createdAt', 'maxKeys'] as const;
const without = (field: string): object =>
  Object.fromEntries(Object.entries(policy).filter(([name]) => name !== field));

describe('decodeKeyPolicy', () => {
  it('reads back what was written, with and without what may be absent', () => {
    expect(decodeKeyPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
    const { id, name, createdAt, maxKeys } = policy;
    expect(decodeKeyPolicy({ id, name, createdAt, maxKeys })).toEqual({ id, name, createdAt, maxKeys });
    expect(decodeKeyPolicy({ ...policy, isAdmin: true })).toEqual(policy);
  });

  it.each(needed)('takes a record without %s for no record', (field) => {
    expect(decodeKeyPolicy(without(field))).toBeUndefined();
  });

  it.each(Object.keys(policy))('takes a record whose %s is of another type for no record', (field) => {
    for (const value of [null, '', {}, -1, [7], true]) {
      if (field === 'maxLimits' && JSON.stringify(value) === '{}') continue;
      expect(decodeKeyPolicy({ ...policy, [field]: value })).toBeUndefined();
    }
  });

  it.each([undefined, null, 'policy', 7, [], { ...policy, roles: ['root'] }, { ...policy, permissions: ['all'] }])(
    'takes %j for no record',
    (value) => {
      expect(decodeKeyPolicy(value)).toBeUndefined();
    },
  );
});
