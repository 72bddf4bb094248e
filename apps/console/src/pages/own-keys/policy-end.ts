import type { components } from '@app/admin-client';
import type { OwnKeyBinding } from './own-key-bindings';

const DAY_MS = 86_400_000;

/** What the end of a key depends on. */
export type Ending = Pick<
  components['schemas']['OwnApiKeyView'],
  'createdAt' | 'expiresAt' | 'validFor' | 'firstUsedAt' | 'origin' | 'groupId' | 'accountId'
>;

/** A key as it ends by the policy of its owner, where that is earlier than by itself. */
export function withPolicyEnd<Key extends Ending>(apiKey: Key, bindings: readonly OwnKeyBinding[] = []): Key {
  const { createdAt, expiresAt, validFor, firstUsedAt, origin, groupId = null, accountId } = apiKey;
  const waits = validFor !== undefined && firstUsedAt === undefined;
  if (origin !== 'self' || accountId !== undefined || waits) return apiKey;
  const days = bindings.find((binding) => binding.groupId === groupId)?.maxLifetimeDays;
  if (days === undefined) return apiKey;
  const latest = Date.parse(createdAt) + days * DAY_MS;
  const isEarlier = expiresAt === undefined || latest < Date.parse(expiresAt);
  return isEarlier ? { ...apiKey, expiresAt: new Date(latest).toISOString() } : apiKey;
}
