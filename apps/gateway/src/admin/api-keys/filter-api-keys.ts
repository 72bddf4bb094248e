import type { ApiKey } from '@app/api-keys';
import { type User, isActive } from '@app/auth';
import { fits } from '../../control-plane/paging/fits';
import { createIdSearch, createSearch } from '../../control-plane/paging/search';
import type { ApiKeyQuery } from './api-key-query';

/** What a key does not say of itself. */
export interface KeySurroundings {
  readonly ownerOf: (userId: string) => User | undefined;
  readonly groupNameOf: (groupId: string) => string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Those keys that a query asks for, in the same order. */
export function filterApiKeys(apiKeys: Iterable<ApiKey>, query: ApiKeyQuery, surroundings: KeySurroundings): ApiKey[] {
  const { userId, groupId, accountId, tag, origin, enabled, expired, ownerActive, deleted = false } = query;
  const { ownerOf, groupNameOf, now } = surroundings;
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  const isExpired = ({ expiresAt }: ApiKey): boolean => expiresAt !== undefined && Date.parse(expiresAt) <= now;
  const isOwnerActive = (owner: User | undefined): boolean => owner !== undefined && isActive(owner);
  const isFoundByText = (apiKey: ApiKey): boolean => {
    const owner = ownerOf(apiKey.userId);
    const group = apiKey.groupId === undefined ? undefined : groupNameOf(apiKey.groupId);
    return isFound(apiKey.name, apiKey.hint, owner?.username, owner?.displayName, group, ...(apiKey.tags ?? []));
  };
  return [...apiKeys].filter(
    (apiKey) =>
      (apiKey.deletedAt !== undefined) === deleted &&
      fits(userId, apiKey.userId) &&
      fits(groupId, apiKey.groupId) &&
      fits(accountId, apiKey.accountId) &&
      fits(origin, apiKey.origin ?? 'administrator') &&
      fits(enabled, apiKey.enabled) &&
      fits(expired, isExpired(apiKey)) &&
      (tag === undefined || apiKey.tags?.includes(tag) === true) &&
      (ownerActive === undefined || isOwnerActive(ownerOf(apiKey.userId)) === ownerActive) &&
      (isId(apiKey.id) || isFoundByText(apiKey)),
  );
}
