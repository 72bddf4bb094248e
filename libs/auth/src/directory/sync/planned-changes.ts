import { mayDo, permissionsOf } from '../../permissions';
import { isActive } from '../../users/is-active';
import type { User } from '../../users/user';
import type { DirectoryPerson } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { withPerson, withoutEntry } from '../people/with-person';

/** What one run would do to one person. */
export interface PlannedChange {
  readonly id: string;
  /** Applied to the record as it is when it is written. */
  readonly apply: (user: User) => User;
  readonly suspends: boolean;
  /** The person is suspended, or has a lower role after it, or is in no group any more. */
  readonly loses: boolean;
  readonly restores: boolean;
}

/**
 * What the directory's answer means for everybody of it.
 * @param found by entry id; who is not in it is gone
 */
export function plannedChanges(
  people: readonly User[],
  found: ReadonlyMap<string, DirectoryPerson>,
  roleMap: DirectorySettings['roleMap'],
): PlannedChange[] {
  return people.map((user) => {
    const person = user.directory && found.get(user.directory.entryId);
    const apply = (current: User): User => (person ? withPerson(current, person, roleMap) : withoutEntry(current));
    const changed = apply(user);
    const [before, after] = [isActive(user), isActive(changed)];
    const suspends = before && !after;
    const loses = suspends || (before && (isDemoted(user, changed) || isWithoutGroups(user, changed)));
    return { id: user.id, apply, suspends, loses, restores: !before && after };
  });
}

const isDemoted = (before: User, after: User): boolean =>
  permissionsOf(before.role).some((permission) => !mayDo(after.role, permission));

const isWithoutGroups = (before: User, after: User): boolean =>
  before.directory?.groups.length !== 0 && after.directory?.groups.length === 0;
