import { canonicalUsername } from '../../users/canonical-username';
import type { DirectoryStanding } from '../../users/directory-standing';
import type { User } from '../../users/user';
import type { DirectoryPerson } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { roleOf } from './role-of';

/** Longer ones are no names of people, and a record is held in the memory of every process. */
const LONGEST_TEXT = 256;

function visible(text = ''): string | undefined {
  const seen = text.slice(0, LONGEST_TEXT).trim();
  return seen === '' ? undefined : seen;
}

/** What a record keeps of an entry. Groups are sorted: the order in which a server names them is no change. */
export function standingOf({ entryId, dn, groups, suspended }: DirectoryPerson): DirectoryStanding {
  const standing = { entryId, dn, groups: [...new Set(groups)].sort() };
  return suspended === undefined ? standing : { ...standing, suspended };
}

/** How somebody is called in an entry, as far as it says: a record has no empty texts. */
export function namesOf(person: DirectoryPerson): Partial<Pick<User, 'username' | 'email' | 'displayName'>> {
  const username = visible(canonicalUsername(person.username));
  const email = visible(person.email);
  const displayName = visible(person.displayName);
  return {
    ...(username === undefined ? {} : { username }),
    ...(email === undefined ? {} : { email }),
    ...(displayName === undefined ? {} : { displayName }),
  };
}

/** A user as the entry says today. What the entry does not say of names stays as it is. */
export const withPerson = (user: User, person: DirectoryPerson, roleMap: DirectorySettings['roleMap']): User => ({
  ...{ ...user, ...namesOf(person) },
  role: roleOf(person.groups, roleMap) ?? user.role,
  directory: standingOf(person),
});

/** A user whom the directory does not know any more; what it said last is kept, so that the entry is known when it comes back. */
export function withoutEntry(user: User): User {
  return user.directory === undefined ? user : { ...user, directory: { ...user.directory, suspended: 'gone' } };
}
