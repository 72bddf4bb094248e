import { describe, expect, it } from 'vitest';
import { decodeApiKey } from '../api-key';
import { keyOf, ownerOf, policyHouse, policyOf } from './conformance/policy-house';

const inTwo = ownerOf({ groupIds: ['grp_1', 'grp_2'] });
const refused = expect.objectContaining({ code: 'policy_permission_denied', status: 403 }) as Error;

describe('rights without any policy', () => {
  const { rights } = policyHouse();

  it('are unbounded for administrators, with a hundred keys', () => {
    for (const role of ['owner', 'admin'] as const) {
      expect(rights.mostKeys(ownerOf({ role }))).toBe(100);
      expect(rights.boundsOf(ownerOf({ role }), { groupId: 'grp_9' })).toEqual({});
      expect(rights.boundsOf(ownerOf({ role }), { accountId: 'acc_1' })).toEqual({});
    }
  });

  it('are twenty keys for others, bound to nothing or to groups of their own', () => {
    expect(rights.mostKeys(inTwo)).toBe(20);
    expect(rights.boundsOf(inTwo, {})).toEqual({});
    expect(rights.boundsOf(ownerOf(), {})).toEqual({});
    expect(rights.boundsOf(inTwo, { groupId: 'grp_1', fallbackGroupId: 'grp_2' })).toEqual({});
    expect(rights.boundsOf(inTwo, { groupId: 'grp_3' })).toBeUndefined();
    expect(rights.boundsOf(inTwo, { groupId: 'grp_1', fallbackGroupId: 'grp_3' })).toBeUndefined();
    expect(rights.boundsOf(inTwo, { accountId: 'acc_1' })).toBeUndefined();
  });

  it('are those of somebody whom no policy names', () => {
    const house = policyHouse(policyOf({ roles: ['operator'], groupIds: ['grp_7'], maxKeys: 1 }));
    expect(house.rights.mostKeys(inTwo)).toBe(20);
    expect(house.rights.mostKeys(ownerOf({ role: 'admin' }))).toBe(100);
  });
});

describe('the policies of a person', () => {
  it('are those that name their role or one of their groups', () => {
    const { rights } = policyHouse(policyOf({ roles: [], groupIds: ['grp_2'], maxKeys: 7 }));
    expect(rights.mostKeys(inTwo)).toBe(7);
    expect(rights.mostKeys(ownerOf({ groupIds: ['grp_1'] }))).toBe(20);
    expect(rights.mostKeys(ownerOf({ role: 'admin', groupIds: ['grp_2'] }))).toBe(7);
  });

  it('give as many keys as the one that gives most', () => {
    expect(policyHouse(policyOf({ maxKeys: 0 }), policyOf({ maxKeys: 3 })).rights.mostKeys(inTwo)).toBe(3);
  });
});

describe('a binding', () => {
  const named = policyHouse(policyOf({ accountGroupIds: ['grp_1', 'grp_9'] })).rights;
  const unnamed = policyHouse(policyOf()).rights;

  it.each([
    ['to a group that the policy names', named, inTwo, { groupId: 'grp_9' }, true],
    ['to an own group that the policy does not name', named, inTwo, { groupId: 'grp_2' }, false],
    ['to groups that one policy names both', named, inTwo, { groupId: 'grp_1', fallbackGroupId: 'grp_9' }, true],
    ['to a fallback group that it does not name', named, inTwo, { groupId: 'grp_1', fallbackGroupId: 'grp_2' }, false],
    ['to an account', named, inTwo, { accountId: 'acc_1' }, false],
    ['to nothing, of somebody in no group', named, ownerOf(), {}, false],
    ['to nothing, of somebody in named groups only', named, ownerOf({ groupIds: ['grp_1'] }), {}, true],
    ['to nothing, of somebody in another group as well', named, inTwo, {}, false],
    ['to nothing but a fallback group', unnamed, inTwo, { fallbackGroupId: 'grp_1' }, false],
    ['to an own group where none is named', unnamed, inTwo, { groupId: 'grp_2' }, true],
    ['to a strange group where none is named', unnamed, inTwo, { groupId: 'grp_9' }, false],
    ['to nothing where none is named', unnamed, inTwo, {}, true],
    ['to nothing where none is named, of somebody in no group', unnamed, ownerOf(), {}, true],
  ] as const)('%s', (_, rights, owner, binding, isCovered) => {
    expect(rights.boundsOf(owner, binding) !== undefined).toBe(isCovered);
  });

  it('to two groups is not given by two policies that name one of them each', () => {
    const { rights } = policyHouse(policyOf({ accountGroupIds: ['grp_1'] }), policyOf({ accountGroupIds: ['grp_2'] }));
    expect(rights.boundsOf(inTwo, { groupId: 'grp_1', fallbackGroupId: 'grp_2' })).toBeUndefined();
    expect(rights.boundsOf(inTwo, {})).toBeUndefined();
  });
});

describe('effective', () => {
  it('leaves keys alone that administrators issued', () => {
    const { rights } = policyHouse(policyOf({ accountGroupIds: ['grp_8'], maxLimits: { concurrency: 1 } }));
    const unmarked = decodeApiKey({ ...keyOf({ groupId: 'grp_9' }), origin: undefined });
    for (const apiKey of [unmarked ?? keyOf(), keyOf({ origin: 'administrator', accountId: 'acc_1' })])
      expect(rights.effective(apiKey, inTwo)).toBe(apiKey);
  });

  it('is refused where no policy covers the binding any more, for keys of a sign-in, too', () => {
    const house = policyHouse(policyOf({ accountGroupIds: ['grp_1'] }));
    const apiKeys = [keyOf({ groupId: 'grp_1' }), keyOf({ groupId: 'grp_1', origin: 'device' })];
    for (const apiKey of apiKeys) expect(house.rights.effective(apiKey, inTwo)).toMatchObject({ groupId: 'grp_1' });
    house.change([policyOf({ accountGroupIds: ['grp_2'] })]);
    for (const apiKey of apiKeys) expect(() => house.rights.effective(apiKey, inTwo)).toThrow(refused);
    house.change([]);
    expect(house.rights.effective(keyOf({ groupId: 'grp_1' }), inTwo)).toMatchObject({ groupId: 'grp_1' });
  });

  it('is one object until the key, its owner or a policy changes', () => {
    const house = policyHouse(policyOf({ maxLimits: { concurrency: 2 } }));
    const apiKey = keyOf();
    const first = house.rights.effective(apiKey, inTwo);
    expect(house.rights.effective(apiKey, inTwo)).toBe(first);
    expect(house.rights.effective({ ...apiKey }, inTwo)).not.toBe(first);
    expect(house.rights.effective(apiKey, { ...inTwo, groupIds: ['grp_1'] })).toMatchObject({
      ownerGroupIds: ['grp_1'],
    });
    house.change([policyOf({ maxLimits: { concurrency: 1 } })]);
    expect(house.rights.effective(apiKey, inTwo).limits).toEqual({ concurrency: 1 });
  });

  it('has the groups of its owner where it is bound to nothing, and the pool where there are none', () => {
    const { rights } = policyHouse();
    expect(rights.effective(keyOf(), inTwo).ownerGroupIds).toEqual(['grp_1', 'grp_2']);
    expect(rights.effective(keyOf({ groupId: 'grp_1' }), inTwo)).not.toHaveProperty('ownerGroupIds');
    expect(rights.effective(keyOf(), ownerOf())).not.toHaveProperty('ownerGroupIds');
    expect(rights.effective(keyOf(), ownerOf({ role: 'admin' }))).not.toHaveProperty('ownerGroupIds');
  });

  it('is for the families of protocols that both key and policies name, and refused where there is none', () => {
    const { rights } = policyHouse(policyOf({ permissions: ['claude', 'openai'] }));
    expect(rights.effective(keyOf(), inTwo).permissions).toEqual(['claude', 'openai']);
    expect(rights.effective(keyOf({ permissions: [] }), inTwo).permissions).toEqual(['claude', 'openai']);
    expect(rights.effective(keyOf({ permissions: ['gemini', 'openai'] }), inTwo).permissions).toEqual(['openai']);
    expect(() => rights.effective(keyOf({ permissions: ['gemini'] }), inTwo)).toThrow(refused);
  });

  it('ends when it has lasted as long as a key of its owner may', () => {
    const house = policyHouse(policyOf({ maxLifetimeDays: 30 }));
    const late = keyOf({ expiresAt: '2027-06-01T00:00:00.000Z' });
    const early = keyOf({ expiresAt: '2026-12-01T00:00:00.000Z' });
    for (const apiKey of [late, keyOf()])
      expect(house.rights.effective(apiKey, inTwo).expiresAt).toBe('2026-12-21T10:00:00.000Z');
    expect(house.rights.effective(early, inTwo).expiresAt).toBe('2026-12-01T00:00:00.000Z');
    house.moveTo('2026-12-21T10:00:00.000Z');
    expect(() => house.rights.effective(late, inTwo)).toThrow('This relay key expired at 2026-12-21T10:00:00.000Z');
  });

  it('has ended where nobody can tell when it was issued, and takes a lifetime beyond all dates for none', () => {
    const bounded = policyHouse(policyOf({ maxLifetimeDays: 30 })).rights;
    expect(() => bounded.effective(keyOf({ createdAt: 'once' }), inTwo)).toThrow('This relay key expired');
    const endless = policyHouse(policyOf({ maxLifetimeDays: Number.MAX_SAFE_INTEGER })).rights;
    expect(endless.effective(keyOf(), inTwo)).not.toHaveProperty('expiresAt');
  });

  it('tells the limits of a key that may not be used from those of one that may', () => {
    const { rights } = policyHouse(policyOf({ maxLimits: { concurrency: 2 } }));
    expect(rights.limitsOf(keyOf({ limits: { dailyCostUsd: 1 } }), inTwo)).toEqual({ concurrency: 2, dailyCostUsd: 1 });
    expect(rights.limitsOf(keyOf({ accountId: 'acc_1', limits: { concurrency: 1 } }), inTwo)).toBeUndefined();
  });
});
