import { type User, isActive } from '@app/auth';
import { createSearch } from '../../control-plane/paging/search';
import type { UserQuery } from './user-query';

/** Account groups that somebody belongs to, in whatever way. */
export type GroupIdsOf = (user: User) => readonly string[];

/** Those people whom a query asks for, in the same order. */
export function filterUsers(users: readonly User[], query: UserQuery, groupIdsOf: GroupIdsOf): User[] {
  const { role, provider, enabled, active, tag, groupId, deleted = false } = query;
  const isFound = createSearch(query.search);
  const isOr = <Value>(wanted: Value | undefined, value: Value): boolean => wanted === undefined || wanted === value;
  return users.filter(
    (user) =>
      (user.deletedAt !== undefined) === deleted &&
      isOr(role, user.role) &&
      isOr(provider, user.provider) &&
      isOr(enabled, user.enabled) &&
      isOr(active, isActive(user)) &&
      (tag === undefined || user.tags?.includes(tag) === true) &&
      isFound(user.username, user.displayName, user.email) &&
      (groupId === undefined || groupIdsOf(user).includes(groupId)),
  );
}
