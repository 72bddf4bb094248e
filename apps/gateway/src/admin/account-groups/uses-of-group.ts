import type { ApiKeys, KeyPolicies } from '@app/api-keys';
import type { Users } from '@app/auth';
import type { WebhookEndpoints } from '@app/webhooks';

interface GroupUsers {
  readonly apiKeys: ApiKeys;
  readonly keyPolicies: KeyPolicies;
  readonly users: Users;
  readonly webhooks: WebhookEndpoints;
}

/** Who names a group, in words such as `2 API keys`; empty: nobody. What is deleted counts no more, though it may be restored. */
export function usesOfGroup(id: string, { apiKeys, keyPolicies, users, webhooks }: GroupUsers): string[] {
  const keys = apiKeys
    .list()
    .filter(({ groupId, fallbackGroupId, deletedAt }) => !deletedAt && [groupId, fallbackGroupId].includes(id));
  const policies = keyPolicies
    .list()
    .filter(({ groupIds = [], accountGroupIds = [] }) => groupIds.includes(id) || accountGroupIds.includes(id));
  const people = [...users.collection.values()].filter(
    ({ groupIds, deletedAt }) => !deletedAt && groupIds?.includes(id),
  );
  const told = webhooks.list().filter(({ groupIds }) => groupIds?.includes(id));
  return [
    ...counted(keys.length, 'API key', 'API keys'),
    ...counted(policies.length, 'key policy', 'key policies'),
    ...counted(people.length, 'user', 'users'),
    ...counted(told.length, 'webhook', 'webhooks'),
  ];
}

function counted(count: number, one: string, several: string): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? one : several}`];
}
