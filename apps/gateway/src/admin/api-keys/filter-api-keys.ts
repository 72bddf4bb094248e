import type { ApiKey } from '@app/api-keys';
import { createSearch } from '../../control-plane/paging/search';
import type { ApiKeyQuery } from './api-key-query';

/** What a key does not say of itself. */
export interface KeySurroundings {
  readonly usernameOf: (userId: string) => string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Those keys that a query asks for, in the same order. Whether they are deleted is for the list to say. */
export function filterApiKeys(apiKeys: readonly ApiKey[], query: ApiKeyQuery, surroundings: KeySurroundings): ApiKey[] {
  const { userId, groupId, accountId, tag, origin, enabled, expired } = query;
  const { usernameOf, now } = surroundings;
  const isFound = createSearch(query.search);
  const isOr = <Value>(wanted: Value | undefined, value: Value): boolean => wanted === undefined || wanted === value;
  const isExpired = ({ expiresAt }: ApiKey): boolean => expiresAt !== undefined && Date.parse(expiresAt) <= now;
  return apiKeys.filter(
    (apiKey) =>
      isOr(userId, apiKey.userId) &&
      isOr(groupId, apiKey.groupId) &&
      isOr(accountId, apiKey.accountId) &&
      isOr(origin, apiKey.origin ?? 'administrator') &&
      isOr(enabled, apiKey.enabled) &&
      isOr(expired, isExpired(apiKey)) &&
      (tag === undefined || apiKey.tags?.includes(tag) === true) &&
      isFound(apiKey.name, apiKey.hint, usernameOf(apiKey.userId), ...(apiKey.tags ?? [])),
  );
}
