import { describe, expect, it } from 'vitest';
import { closedPolicy } from './closed-policy';
import { keyOf, ownerOf, policyHouse, policyOf } from './conformance/policy-house';
import { decodeKeyPolicy } from './key-policy';

const member = ownerOf({ groupIds: ['grp_1'] });
const unreadable = { ...policyOf({ roles: ['member'] }), permissions: ['a family of tomorrow'] };

describe('a policy that cannot be read', () => {
  it('gives nothing to those whom it is for, and takes nothing from others', () => {
    expect(decodeKeyPolicy(unreadable)).toBeUndefined();
    const { rights } = policyHouse(closedPolicy(unreadable));
    expect(rights.mostKeys(member)).toBe(0);
    for (const binding of [{}, { groupId: 'grp_1' }]) expect(rights.boundsOf(member, binding)).toBeUndefined();
    expect(() => rights.effective(keyOf(), member)).toThrow();
    expect(rights.mostKeys(ownerOf({ role: 'admin' }))).toBe(100);
  });

  it('widens nothing that another policy gives', () => {
    const other = policyOf({ roles: ['member'], maxKeys: 3, maxLimits: { concurrency: 2 }, permissions: ['claude'] });
    const alone = policyHouse(other).rights;
    const both = policyHouse(other, closedPolicy(unreadable)).rights;
    expect(both.mostKeys(member)).toBe(3);
    for (const binding of [{}, { groupId: 'grp_1' }])
      expect(both.boundsOf(member, binding)).toEqual(alone.boundsOf(member, binding));
  });

  it.each([
    undefined,
    null,
    7,
    'policy',
    [],
    {},
    { ...unreadable, roles: ['root'] },
    { ...unreadable, groupIds: [''] },
  ])('never leaves house rights to somebody whom it may have been for: %j', (value) => {
    const { rights } = policyHouse(closedPolicy(value));
    expect(rights.mostKeys(member)).toBe(0);
  });
});
