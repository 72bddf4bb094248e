import { Injectable } from '@nestjs/common';
import {
  type NewUser,
  Passwords,
  type SignedIn,
  type User,
  Users,
  generatePassword,
  passwordObjection,
} from '@app/auth';
import { limitsFrom } from '../../control-plane/limits/limits-from-request';
import { fieldRefused } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import { ManagedUsers, conflict } from './managed-users';
import type { NewUserRequest } from './new-user.dto';

export interface CreatedUser {
  readonly user: User;
  /** To be shown once; absent when the administrator chose the password. */
  readonly password?: string;
}

/** Creates local users; those of the directory appear when they sign in. */
@Injectable()
export class UserCreation {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly managed: ManagedUsers,
  ) {}

  /** @throws ControlPlaneError for a role that is not the caller's to give, a name that is taken, or a password that is too weak */
  async create(request: NewUserRequest, caller: SignedIn): Promise<CreatedUser> {
    const { username, role = 'member', displayName, email, tags = [], groupIds = [], queueWeight } = request;
    await this.managed.refresh();
    this.managed.requireMayGive(role, caller);
    this.managed.requireGroups(groupIds);
    this.requireFree(username);
    const mustChangePassword = mustChange(request) || null;
    const generated = request.password === undefined ? generatePassword() : undefined;
    const passwordHash = await this.passwords.hash(generated ?? (await goodPasswordOf(request)));
    const user = await this.users.create(
      withChanges<NewUser>(
        { username, role, passwordHash },
        {
          ...{ displayName, email, queueWeight, mustChangePassword, limits: limitsFrom(request.limits) },
          ...{ tags: tags.length > 0 ? tags : null, groupIds: groupIds.length > 0 ? groupIds : null },
        },
      ),
    );
    if (!user) throw conflict('This user name is taken');
    return generated === undefined ? { user } : { user, password: generated };
  }

  /** Looked at before the password is hashed, which takes longer than all the rest. */
  private requireFree(username: string): void {
    const holder = this.users.findByUsername(username);
    if (holder?.deletedAt !== undefined) {
      throw conflict('This user name belongs to somebody who is deleted and can still be restored');
    }
    if (holder) throw conflict('This user name is taken');
  }
}

function mustChange({ password, mustChangePassword = true }: NewUserRequest): boolean {
  if (password !== undefined || mustChangePassword) return mustChangePassword;
  throw fieldRefused('mustChangePassword', 'can be false only together with a password');
}

async function goodPasswordOf({ username, password = '' }: NewUserRequest): Promise<string> {
  const objection = await passwordObjection(password, username);
  if (objection !== undefined) throw fieldRefused('password', `is not accepted: ${objection}`);
  return password;
}
