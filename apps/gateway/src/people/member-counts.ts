import type { Users } from '@app/auth';
import type { Memberships } from './memberships';

/** Account group id → how many people belong to it, by their own record and by the directory. Deleted ones do not count. */
export function memberCounts(users: Users, memberships: Memberships): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const user of users.collection.values()) {
    if (user.deletedAt !== undefined) continue;
    for (const id of memberships.groupIdsOf(user)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
