import type { User } from '../../users/user';
import type { DirectoryPerson } from '../directory';

/** Somebody as a directory shows them, for tests. */
export const personNamed = (username: string, changed: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  entryId: `entry-${username}`,
  dn: `uid=${username},ou=people,dc=test`,
  username,
  groups: [],
  ...changed,
});

/** The record of somebody like that, for tests. */
export const userOfDirectory = (username: string, changed: Partial<User> = {}): User => ({
  ...{ id: `usr_${username}`, username, role: 'member', provider: 'directory', epoch: 1, enabled: true },
  createdAt: '2026-11-21T00:00:00.000Z',
  directory: { entryId: `entry-${username}`, dn: `uid=${username},ou=people,dc=test`, groups: [] },
  ...changed,
});
