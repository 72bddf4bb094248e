import { type User, isActive } from '@app/auth';
import { fits } from '../../control-plane/paging/fits';
import { createIdSearch, createSearch } from '../../control-plane/paging/search';
import type { UserQuery } from './user-query';

/** Account groups that somebody belongs to, in whatever way. */
export type GroupIdsOf = (user: User) => readonly string[];

/** Those people whom a query asks for, in the same order. */
export function filterUsers(users: readonly User[], query: UserQuery, groupIdsOf: GroupIdsOf): User[] {
  const { role, provider, enabled, active, tag, groupId, deleted = false } = query;
  const [isFound, isId] = [createSearch(query.search), createIdSearch(query.search)];
  return users.filter(
    (user) =>
      (user.deletedAt !== undefined) === deleted &&
      fits(role, user.role) &&
      fits(provider, user.provider) &&
      fits(enabled, user.enabled) &&
      fits(active, isActive(user)) &&
      (tag === undefined || user.tags?.includes(tag) === true) &&
      (isId(user.id) || isFound(user.username, user.displayName, user.email, ...(user.tags ?? []))) &&
      (groupId === undefined || groupIdsOf(user).includes(groupId)),
  );
}
