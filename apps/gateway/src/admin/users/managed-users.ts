import { Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import {
  DirectoryConfiguration,
  type ManagedChange,
  type ManagingObjection,
  type SignedIn,
  type User,
  Users,
  isActive,
  mayManage,
  objectionToManaging,
} from '@app/auth';
import type { Role } from '@app/common';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { fieldRefused, unknownRecord } from '../../control-plane/problem/refusals';
import { roleIsMapped } from './role-is-mapped';

const words: Readonly<Record<ManagingObjection, string>> = {
  person: 'Your role does not manage this person',
  role: 'Your role does not manage people of this role',
  'own-role': 'Nobody changes their own role: ask another owner',
  'own-switch': 'Nobody switches off or deletes themselves: ask another owner',
};

export const conflict = (message: string): ControlPlaneError =>
  new ControlPlaneError('caller_record_conflict', message);

/** Finds the person whom somebody wants to change, and holds the change against what that somebody may do. */
@Injectable()
export class ManagedUsers {
  constructor(
    private readonly users: Users,
    private readonly groups: AccountGroups,
    private readonly directory: DirectoryConfiguration,
  ) {}

  /** As every process knows people by now: the caller may have lost their role through another one a moment ago. */
  refresh(): Promise<void> {
    return this.users.collection.sync();
  }

  /** @throws ControlPlaneError for a person, or a change, that is not the caller's to manage, and for somebody who is deleted */
  find(id: string, caller: SignedIn, change: ManagedChange = {}): User {
    const user = this.findAlsoDeleted(id, caller, change);
    if (user.deletedAt !== undefined) throw conflict('This person is deleted: restore them first');
    return user;
  }

  /** @throws ControlPlaneError as `find` does, other than for somebody who is deleted */
  findAlsoDeleted(id: string, caller: SignedIn, change: ManagedChange = {}): User {
    const user = this.users.get(id);
    if (!user) throw unknownRecord('user');
    const objection = objectionToManaging(this.actor(caller), user, change);
    if (objection !== undefined) {
      const isOwn = objection === 'own-role' || objection === 'own-switch';
      throw isOwn ? conflict(words[objection]) : new ControlPlaneError('policy_permission_denied', words[objection]);
    }
    if (change.role !== undefined && change.role !== user.role && roleIsMapped(user, this.directory.state())) {
      throw conflict('The role of this person follows from their groups in the directory: change it there');
    }
    return user;
  }

  /** @throws ControlPlaneError `policy_permission_denied` for a role that is not the caller's to give */
  requireMayGive(role: Role, caller: SignedIn): void {
    if (!mayManage(this.actor(caller).role, role)) throw new ControlPlaneError('policy_permission_denied', words.role);
  }

  /** @throws ControlPlaneError `caller_request_invalid` unless all of them exist */
  requireGroups(groupIds: readonly string[] | null | undefined): void {
    const unknown = groupIds?.find((id) => !this.groups.get(id));
    if (unknown !== undefined) throw fieldRefused('groupIds', 'has an id that is of no account group');
  }

  private actor({ user: { id } }: SignedIn): User {
    const actor = this.users.get(id);
    if (!actor || !isActive(actor)) throw new ControlPlaneError('policy_permission_denied', words.person);
    return actor;
  }
}
