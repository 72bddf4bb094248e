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
    const [before, after] = [isActive(user), isActive(apply(user))];
    return { id: user.id, apply, suspends: before && !after, restores: !before && after };
  });
}
