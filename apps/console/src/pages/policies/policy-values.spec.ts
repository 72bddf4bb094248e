import { expect, it } from 'vitest';
import { limitValuesOf } from '../../keys/limit-values';
import { type Policy, newPolicyOf, policyChangeOf, policyValuesOf } from './policy-values';

const members: Policy = {
  ...{ id: 'pol_1', name: 'members', description: 'For all', createdAt: '2026-01-01T00:00:00Z', personCount: 3 },
  ...{ roles: ['member'], maxKeys: 5, permissions: ['claude'], maxLifetimeDays: 90, maxLimits: { dailyCostUsd: 10 } },
};

it('asks for a new policy with what was said, and no more', () => {
  expect(newPolicyOf({ ...policyValuesOf(), name: ' interns ', roles: ['member'] })).toEqual({
    ...{ name: 'interns', maxKeys: 5, roles: ['member'] },
  });
  expect(newPolicyOf(policyValuesOf(members))).toEqual({
    ...{ name: 'members', description: 'For all', roles: ['member'], maxKeys: 5, permissions: ['claude'] },
    ...{ maxLifetimeDays: 90, maxLimits: { dailyCostUsd: 10 } },
  });
});

it('changes nothing where nothing was written', () => {
  expect(policyChangeOf(members, policyValuesOf(members))).toEqual({});
});

it('takes away what was emptied', () => {
  const emptied = {
    ...policyValuesOf(members),
    ...{ description: '', permissions: [], maxLifetimeDays: '' as const, maxLimits: limitValuesOf() },
  };
  expect(policyChangeOf(members, emptied)).toEqual({
    ...{ description: null, permissions: null, maxLifetimeDays: null, maxLimits: null },
  });
});

it('says what is another than before', () => {
  const values = { ...policyValuesOf(members), maxKeys: 0, accountGroupIds: ['grp_1'] };
  expect(policyChangeOf(members, values)).toEqual({ maxKeys: 0, accountGroupIds: ['grp_1'] });
});
