import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '@app/telemetry';
import { canonicalUsername } from '../../users/canonical-username';
import type { User } from '../../users/user';
import type { Users } from '../../users/users';
import type { DirectoryPerson } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { roleOf } from './role-of';
import { namesOf, standingOf } from './with-person';

/** Whose record an entry of the directory is. `name-taken`: nobody's, and its name is somebody else's. */
export type EntryMatch =
  | { readonly match: 'known'; readonly user: User }
  | { readonly match: 'new' }
  | { readonly match: 'name-taken'; readonly holder: User };

/** More than the writers who may change one person at the same moment. */
const MOST_TRIES = 10;

/** Brings what the directory says of people into their records. */
export class DirectoryPeople {
  constructor(
    private readonly users: Users,
    private readonly logger: Logger,
  ) {}

  /** By entry, whatever it is called; never by name alone, or whoever is given a former colleague's name would be that colleague. */
  matchOf({ entryId, username }: DirectoryPerson): EntryMatch {
    for (const user of this.users.collection.values()) {
      if (user.directory?.entryId === entryId) return { match: 'known', user };
    }
    const holder = this.users.findByUsername(canonicalUsername(username));
    return holder ? { match: 'name-taken', holder } : { match: 'new' };
  }

  /** Everybody whom the directory stands for and whom nobody has deleted. */
  list(): User[] {
    return this.users.list().filter(({ provider, deletedAt }) => provider === 'directory' && deletedAt === undefined);
  }

  /** The record of somebody who signs in for the first time. Undefined where the name was taken at the same moment, or is none. */
  async create(person: DirectoryPerson, roleMap: DirectorySettings['roleMap']): Promise<User | undefined> {
    const { username, ...others } = namesOf(person);
    if (username === undefined) return undefined;
    const role = roleOf(person.groups, roleMap) ?? 'member';
    return this.users.create({ ...others, username, role, directory: standingOf(person) });
  }

  /**
   * Writes a person as they are to be, where that is a change. A name that somebody else has is not taken, and the last owner stays one:
   * the rest of the change is made without it. Returns the person as they are now; undefined where the record is gone.
   */
  async update(id: string, change: (user: User) => User): Promise<User | undefined> {
    const kept = new Set<'username' | 'role'>();
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const user = this.users.get(id);
      if (!user) return undefined;
      const wanted = change(user);
      const next = {
        ...wanted,
        ...(kept.has('username') ? { username: user.username } : {}),
        ...(kept.has('role') ? { role: user.role } : {}),
      };
      if (isDeepStrictEqual(next, user)) return user;
      const outcome = await this.users.update(next);
      if (outcome === 'written') return this.users.get(id);
      if (outcome === 'taken') {
        this.logger.warn({ userId: id, username: wanted.username }, 'the name that the directory gives is taken here');
        kept.add('username');
      } else if (outcome === 'last-owner') {
        this.logger.error({ userId: id }, 'the directory would leave no owner: this one is left');
        if (kept.has('role')) return user;
        kept.add('role');
      } else await this.users.collection.sync();
    }
    throw new Error(`User ${id} is changed by others all the time`);
  }
}
