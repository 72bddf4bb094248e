import { Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import type { KeyOwner } from '@app/api-keys';
import type { User } from '@app/auth';

/** Which account groups people belong to: those of their own record, and those that their groups in the directory bring. */
@Injectable()
export class Memberships {
  constructor(private readonly groups: AccountGroups) {}

  /** Group ids, in the order in which the groups were created. */
  groupIdsOf({ groupIds = [], directory }: User): string[] {
    const own = new Set(groupIds);
    const inDirectory = new Set(directory?.groups);
    return this.groups
      .list()
      .filter(({ id, directoryGroups = [] }) => own.has(id) || directoryGroups.some((dn) => inDirectory.has(dn)))
      .map(({ id }) => id);
  }

  ownerOf(user: User): KeyOwner {
    return { id: user.id, role: user.role, groupIds: this.groupIdsOf(user) };
  }
}
