import { Inject, Injectable } from '@nestjs/common';
import { type ManagedChange, Passwords, type SignedIn, type User, Users, generatePassword } from '@app/auth';
import { type Clock, isPastRestoring } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { limitsFrom } from '../../control-plane/limits/limits-from-request';
import { requireWritten, unknownRecord } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { SessionsOfPerson } from '../../me/sessions-of-person';
import { ManagedUsers, conflict } from './managed-users';
import type { UserChange } from './user-change.dto';

/**
 * What administrators change of people. Each change looks at the person and at the caller as they are in the moment of writing, and
 * throws the ControlPlaneErrors of ManagedUsers.
 */
@Injectable()
export class UserChanges {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly managed: ManagedUsers,
    private readonly sessions: SessionsOfPerson,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  change(id: string, change: UserChange, caller: SignedIn): Promise<User> {
    const { role, enabled, displayName, email, tags, groupIds, limits, queueWeight } = change;
    this.managed.requireGroups(groupIds);
    return this.write(id, caller, { role, enabled }, (user) => {
      if (user.provider === 'directory' && (displayName !== undefined || email !== undefined)) {
        throw conflict('Name and e-mail address of this person come from the directory: change them there');
      }
      return withChanges(user, {
        ...{ role, enabled, displayName, email, queueWeight, limits: limitsFrom(limits) },
        ...{ tags: tags?.length === 0 ? null : tags, groupIds: groupIds?.length === 0 ? null : groupIds },
      });
    });
  }

  /** Keys rest, sessions end, and the user name stays taken, until they are restored or 30 days are over. */
  async delete(id: string, caller: SignedIn): Promise<void> {
    const deletedAt = new Date(this.clock.now()).toISOString();
    await this.write(id, caller, { enabled: false }, (user) => ({ ...user, deletedAt }));
  }

  async restore(id: string, caller: SignedIn): Promise<User> {
    await this.managed.refresh();
    const user = this.managed.findAlsoDeleted(id, caller);
    if (user.deletedAt === undefined) throw conflict('This person is not deleted');
    if (isPastRestoring(user.deletedAt, this.clock.now()))
      throw conflict('This person was deleted more than 30 days ago');
    requireWritten(await this.users.update(withChanges(user, { deletedAt: null })));
    return this.existing(id);
  }

  /** @returns the password, to be shown once; nothing but changing it can be done with it */
  async resetPassword(id: string, caller: SignedIn): Promise<{ readonly user: User; readonly password: string }> {
    await this.managed.refresh();
    requireLocalOther(this.managed.find(id, caller), caller);
    const password = generatePassword();
    const passwordHash = await this.passwords.hash(password);
    const user = await this.write(id, caller, {}, (current) => ({
      ...current,
      passwordHash,
      mustChangePassword: true,
    }));
    return { user, password };
  }

  async endSessions(id: string, caller: SignedIn): Promise<User> {
    await this.managed.refresh();
    const user = this.managed.find(id, caller);
    requireWritten(await this.users.endSessions(user));
    await this.sessions.endAll(user);
    return this.existing(id);
  }

  private async write(id: string, caller: SignedIn, change: ManagedChange, make: (user: User) => User): Promise<User> {
    await this.managed.refresh();
    requireWritten(await this.users.update(make(this.managed.find(id, caller, change))));
    return this.existing(id);
  }

  private existing(id: string): User {
    const user = this.users.get(id);
    if (!user) throw unknownRecord('user');
    return user;
  }
}

function requireLocalOther({ id, provider }: User, caller: SignedIn): void {
  if (provider !== 'local') throw conflict('The directory keeps the password of this person: reset it there');
  if (id === caller.user.id) throw conflict('Change your own password at POST /me/password');
}
