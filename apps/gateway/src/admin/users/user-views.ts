import { Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import { ApiKeys } from '@app/api-keys';
import { type User, isActive } from '@app/auth';
import type { Plain } from '../../control-plane/plain';
import { withChanges } from '../../control-plane/validation/with-changes';
import { Memberships } from '../../people/memberships';
import type { UserDirectoryView, UserGroupView, UserView } from './user.view';

export type UserAnswer = Plain<UserView>;

/** What may be seen of people: nothing of how they sign in. */
@Injectable()
export class UserViews {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly groups: AccountGroups,
    private readonly memberships: Memberships,
  ) {}

  of(user: User): UserAnswer {
    return this.view(user, this.keyCounts().get(user.id));
  }

  ofAll(users: readonly User[], counts = this.keyCounts()): UserAnswer[] {
    return users.map((user) => this.view(user, counts.get(user.id)));
  }

  /** User id → how many keys they hold. */
  keyCounts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { userId, deletedAt } of this.apiKeys.collection.values()) {
      if (deletedAt === undefined) counts.set(userId, (counts.get(userId) ?? 0) + 1);
    }
    return counts;
  }

  private view(user: User, keyCount = 0): UserAnswer {
    const { id, username, role, provider, enabled, createdAt, directory, groupIds = [], tags = [] } = user;
    const { displayName, email, limits, queueWeight, deletedAt, mustChangePassword = false } = user;
    return withChanges<UserAnswer>(
      {
        ...{ id, username, role, provider, enabled, active: isActive(user), tags },
        groupIds: groupIds.filter((groupId) => this.groups.get(groupId)),
        groups: this.memberships.groupIdsOf(user).flatMap((groupId) => this.groupOf(groupId)),
        ...{ mustChangePassword, createdAt, keyCount },
      },
      {
        ...{ displayName, email, limits, queueWeight, deletedAt },
        directory:
          directory && withChanges<UserDirectoryView>({ dn: directory.dn }, { suspended: directory.suspended }),
      },
    );
  }

  private groupOf(groupId: string): UserGroupView[] {
    const group = this.groups.get(groupId);
    return group ? [{ id: group.id, name: group.name }] : [];
  }
}
