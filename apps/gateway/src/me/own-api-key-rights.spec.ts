import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountGroup } from '@app/accounts';
import { type ApiKey, type ApiKeys, type KeyPolicy, KeyRights, keyPermissions } from '@app/api-keys';
import type { User } from '@app/auth';
import { type Role, roles } from '@app/common';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';
import { Memberships } from '../people/memberships';
import type { OwnApiKeyChange } from './own-api-key.dto';
import { changeOwnApiKey } from './own-api-key-change';
import { OwnApiKeyRights } from './own-api-key-rights';

const createdAt = '2026-11-21T10:00:00.000Z';
const NOW = Date.parse(createdAt);
const DAY_MS = 86_400_000;
const groups: AccountGroup[] = ['grp_1', 'grp_2'].map((id) => ({ id, name: id, strategy: 'priority', createdAt }));
const collection = { onChange: () => undefined } as never;

interface House {
  readonly rights: OwnApiKeyRights;
  readonly keyRights: KeyRights;
  readonly memberships: Memberships;
}

function houseOf(policies: readonly KeyPolicy[]): House {
  const clock = { now: () => NOW, monotonic: () => 0 };
  const keyRights = new KeyRights({ list: () => policies, collection }, clock);
  const memberships = new Memberships({ list: () => groups, collection });
  return { rights: new OwnApiKeyRights({} as ApiKeys, keyRights, memberships, clock), keyRights, memberships };
}

const userOf = (role: Role, groupIds: readonly string[]): User => ({
  ...{ id: 'usr_1', username: 'ada', role, provider: 'local', epoch: 1, enabled: true, createdAt, groupIds },
});
const issued: ApiKey = {
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'first', hint: 'x9Zk', createdAt },
  ...{ enabled: true, debug: false, origin: 'self', ownSlot: 0 },
};

const sparse = { requiredKeys: [] };
const amount = fc.integer({ min: 1, max: 4 });
const groupId = fc.constantFrom('grp_1', 'grp_2');
const permissions = fc.uniqueArray(fc.constantFrom(...keyPermissions), { minLength: 1 });
const models = fc.uniqueArray(fc.constantFrom('claude-opus', 'claude-*', 'gpt-5', '*'), { minLength: 1 });
const limits = fc.record({ concurrency: amount, dailyCostUsd: amount, totalCostUsd: amount }, sparse);
const policy: fc.Arbitrary<KeyPolicy> = fc
  .record(
    {
      ...{ roles: fc.uniqueArray(fc.constantFrom(...roles)), groupIds: fc.uniqueArray(groupId) },
      ...{ accountGroupIds: fc.uniqueArray(groupId, { minLength: 1 }), permissions, allowedModels: models },
      ...{ maxLimits: limits, maxLifetimeDays: amount },
    },
    sparse,
  )
  .map((fields) => ({ id: 'pol_1', name: 'one', createdAt, maxKeys: 5, ...fields }));
const person = fc.record({ role: fc.constantFrom(...roles), groupIds: fc.uniqueArray(groupId) });
const change: fc.Arbitrary<OwnApiKeyChange> = fc.record(
  {
    ...{ groupId: fc.option(groupId), permissions: fc.option(permissions), limits: fc.option(limits) },
    ...{ allowedModels: fc.option(models), deniedModels: fc.option(models) },
    expiresAt: fc.option(amount.map((days) => new Date(NOW + days * DAY_MS).toISOString())),
    validFor: fc.option(amount.map((days) => `P${days}D`)),
  },
  sparse,
);

/** The key with those changes made that are let through. */
function changed(house: House, user: User, changes: readonly OwnApiKeyChange[]): ApiKey {
  let apiKey = issued;
  for (const wanted of changes) {
    try {
      const candidate = changeOwnApiKey(apiKey, wanted);
      house.rights.requireWithin(candidate, user);
      apiKey = candidate;
    } catch (error) {
      expect(error).toBeInstanceOf(ControlPlaneError);
    }
  }
  return apiKey;
}

describe('the rights to own keys', () => {
  it('hold whatever a person makes of their key, however often they change it', () => {
    const policies = fc.array(policy, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        policies,
        person,
        fc.array(change, { minLength: 1, maxLength: 5 }),
        (held, { role, groupIds }, all) => {
          const house = houseOf(held);
          const user = userOf(role, groupIds);
          const apiKey = changed(house, user, all);
          fc.pre(apiKey !== issued);
          const owner = house.memberships.ownerOf(user);
          const bounds = house.keyRights.boundsOf(owner, apiKey);
          expect(bounds).toBeDefined();
          for (const permission of apiKey.permissions ?? [])
            expect(bounds?.permissions ?? keyPermissions).toContain(permission);
          for (const name of ['concurrency', 'dailyCostUsd', 'totalCostUsd'] as const)
            expect(apiKey.limits?.[name] ?? 0).toBeLessThanOrEqual(bounds?.maxLimits?.[name] ?? Infinity);
          for (const model of apiKey.allowedModels ?? [])
            if (!(bounds?.allowedModels ?? ['*']).includes('*')) expect(model).not.toBe('*');
          const latest = NOW + (bounds?.maxLifetimeDays ?? Infinity) * DAY_MS;
          expect(Date.parse(apiKey.expiresAt ?? createdAt)).toBeLessThanOrEqual(latest);
          // And it counts as what it says: nothing that was let through is taken away when the key is used.
          const effective = house.keyRights.effective(apiKey, owner);
          for (const field of ['groupId', 'permissions', 'expiresAt', 'allowedModels'] as const)
            if (apiKey[field] !== undefined) expect(effective[field]).toEqual(apiKey[field]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuse a binding that no policy gives, and name every field that goes too far', () => {
    const { rights } = houseOf([
      {
        ...{ id: 'pol_1', name: 'one', createdAt, maxKeys: 5, roles: ['member'], accountGroupIds: ['grp_1'] },
        ...{ permissions: ['claude'], maxLimits: { dailyCostUsd: 5 } },
      },
    ]);
    const refusalOf = (wanted: Partial<ApiKey>): unknown => {
      try {
        rights.requireWithin({ ...issued, ...wanted }, userOf('member', []));
        return undefined;
      } catch (error) {
        return error;
      }
    };
    expect(refusalOf({ groupId: 'grp_2' })).toMatchObject({ code: 'policy_permission_denied' });
    expect(refusalOf({})).toMatchObject({ code: 'policy_permission_denied' });
    expect(
      refusalOf({ groupId: 'grp_1', permissions: ['claude', 'openai'], limits: { dailyCostUsd: 6 } }),
    ).toMatchObject({
      code: 'caller_request_invalid',
      fields: [{ field: 'permissions' }, { field: 'limits.dailyCostUsd' }],
    });
    expect(refusalOf({ groupId: 'grp_1', permissions: ['claude'] })).toBeUndefined();
  });
});
