import { beforeEach, expect, it } from 'vitest';
import type { AccountGroups } from '@app/accounts';
import { type ApiKey, type ApiKeys, type KeyPolicies, type KeyPolicy, KeyRights } from '@app/api-keys';
import type { User, Users } from '@app/auth';
import { Memberships } from '../people/memberships';
import { countRequestsUnderWay } from './count-requests-under-way';

const createdAt = '2026-11-21T10:00:00.000Z';
const apiKey: ApiKey = {
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: '', hint: '', enabled: true, debug: false },
  ...{ createdAt, origin: 'self' },
};
const user = { id: 'usr_1', role: 'member' } as User;
const policy: KeyPolicy = { id: 'pol_1', name: 'p', createdAt, maxKeys: 5, roles: ['member'] };
const limits = { concurrency: 2 };

/** Records of one kind, as a live collection holds them. */
class Records<Item extends { readonly id: string }> {
  private readonly items = new Map<string, Item>();
  private readonly listeners: ((id: string, item: Item | undefined) => void)[] = [];
  readonly collection = { onChange: (listener: (id: string, item: Item | undefined) => void) => this.listen(listener) };
  readonly get = (id: string): Item | undefined => this.items.get(id);
  readonly list = (): Item[] => [...this.items.values()];

  put(item: Item): void {
    this.items.set(item.id, item);
    for (const listener of this.listeners) listener(item.id, item);
  }

  remove(id: string): void {
    this.items.delete(id);
    for (const listener of this.listeners) listener(id, undefined);
  }

  private listen(listener: (id: string, item: Item | undefined) => void): void {
    this.listeners.push(listener);
  }
}

let apiKeys: Records<ApiKey>;
let users: Records<User>;
let policies: Records<KeyPolicy>;
let groups: Records<{ readonly id: string; readonly directoryGroups?: readonly string[] }>;
/** Requests of the one key and of another one of somebody else that count since a change. */
let counted: Set<string>;
beforeEach(() => {
  [apiKeys, users, policies, groups, counted] = [new Records(), new Records(), new Records(), new Records(), new Set()];
  const keyPolicies = policies as unknown as KeyPolicies;
  const accountGroups = groups as unknown as AccountGroups;
  const open = [
    { keyId: 'key_1', userId: 'usr_1' },
    { keyId: 'key_2', userId: 'usr_2' },
  ];
  const ledger: Parameters<typeof countRequestsUnderWay>[0] = {
    holdSlots: (isConcerned) => {
      for (const facts of open) if (isConcerned(facts as Parameters<typeof isConcerned>[0])) counted.add(facts.keyId);
    },
  };
  countRequestsUnderWay(ledger, {
    ...{ apiKeys: apiKeys as unknown as ApiKeys, users: users as unknown as Users, keyPolicies, accountGroups },
    ...{ memberships: new Memberships(accountGroups), keyRights: new KeyRights(keyPolicies) },
  });
  users.put(user);
  apiKeys.put(apiKey);
});

it('counts nothing that nothing limits', () => {
  policies.put({ ...policy, maxLimits: { dailyCostUsd: 5 } });
  users.put({ ...user, displayName: 'Ada' });
  groups.put({ id: 'grp_1' });
  expect(counted).toEqual(new Set());
});

it.each<[string, () => void]>([
  ['the key is limited', () => apiKeys.put({ ...apiKey, limits })],
  ['its user is', () => users.put({ ...user, limits })],
  ['a policy of its owner is made', () => policies.put({ ...policy, maxLimits: limits })],
  [
    'a more generous policy is deleted',
    () => {
      policies.put({ ...policy, id: 'pol_2' });
      policies.put({ ...policy, maxLimits: limits });
      counted.clear();
      policies.remove('pol_2');
    },
  ],
  [
    'its owner comes under a policy',
    () => {
      policies.put({ ...policy, roles: ['admin'], maxLimits: limits });
      expect(counted).toEqual(new Set());
      users.put({ ...user, role: 'admin' });
    },
  ],
  [
    'a group that a policy is for takes in a group of the directory',
    () => {
      policies.put({ ...policy, roles: [], groupIds: ['grp_1'], maxLimits: limits });
      users.put({ ...user, directory: { groups: ['cn=a'] } as unknown as NonNullable<User['directory']> });
      expect(counted).toEqual(new Set());
      groups.put({ id: 'grp_1', directoryGroups: ['cn=a'] });
    },
  ],
])('counts requests of a key when %s, and no others', (_, change) => {
  change();
  expect(counted).toEqual(new Set(['key_1']));
});
