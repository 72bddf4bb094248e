import type { ApiKeys, KeyPolicies } from '@app/api-keys';
import type { Users } from '@app/auth';

interface GroupUsers {
  readonly apiKeys: ApiKeys;
  readonly keyPolicies: KeyPolicies;
  readonly users: Users;
}

/** Who names a group, in words such as `2 API keys`; empty: nobody. What is deleted counts no more, though it may be restored. */
export function usesOfGroup(id: string, { apiKeys, keyPolicies, users }: GroupUsers): string[] {
  const keys = apiKeys
    .list()
    .filter(({ groupId, fallbackGroupId, deletedAt }) => !deletedAt && [groupId, fallbackGroupId].includes(id));
  const policies = keyPolicies
    .list()
    .filter(({ groupIds = [], accountGroupIds = [] }) => groupIds.includes(id) || accountGroupIds.includes(id));
  const people = [...users.collection.values()].filter(
    ({ groupIds, deletedAt }) => !deletedAt && groupIds?.includes(id),
  );
  return [
    ...counted(keys.length, 'API key', 'API keys'),
    ...counted(policies.length, 'key policy', 'key policies'),
    ...counted(people.length, 'user', 'users'),
  ];
}

function counted(count: number, one: string, several: string): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? one : several}`];
}
