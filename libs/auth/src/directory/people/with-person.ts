import { canonicalUsername } from '../../users/canonical-username';
import type { DirectoryStanding } from '../../users/directory-standing';
import type { User } from '../../users/user';
import type { DirectoryPerson } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { roleOf } from './role-of';

/** What a record keeps of an entry. Groups are sorted: the order in which a server names them is no change. */
export function standingOf({ entryId, dn, groups, suspended }: DirectoryPerson): DirectoryStanding {
  const standing = { entryId, dn, groups: [...new Set(groups)].sort() };
  return suspended === undefined ? standing : { ...standing, suspended };
}

/** A user as the entry says today. What the entry does not say of e-mail address and name stays as it is. */
export function withPerson(user: User, person: DirectoryPerson, roleMap: DirectorySettings['roleMap']): User {
  const { email, displayName } = person;
  return {
    ...user,
    username: canonicalUsername(person.username),
    role: roleOf(person.groups, roleMap) ?? user.role,
    directory: standingOf(person),
    ...(email === undefined ? {} : { email }),
    ...(displayName === undefined ? {} : { displayName }),
  };
}

/** A user whom the directory does not know any more; what it said last is kept, so that the entry is known when it comes back. */
export function withoutEntry(user: User): User {
  return user.directory === undefined ? user : { ...user, directory: { ...user.directory, suspended: 'gone' } };
}
