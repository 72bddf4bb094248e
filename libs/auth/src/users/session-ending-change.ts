import { isActive } from './is-active';
import type { User } from './user';

/**
 * Whether a change ends every open session of a user: another password, another role, and whatever switches somebody off or on (by
 * an administrator, by the directory, by deleting and restoring).
 */
export function endsSessions(before: User, after: User): boolean {
  return (
    before.passwordHash !== after.passwordHash || before.role !== after.role || isActive(before) !== isActive(after)
  );
}
