import { Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import type { KeyOwner } from '@app/api-keys';
import type { User } from '@app/auth';

/** Account groups, looked up by what brings people into them. */
interface GroupIndex {
  /** Group id → place among the groups, the oldest first. */
  readonly places: ReadonlyMap<string, number>;
  /** DN of a group in the directory → ids of the account groups that it brings. */
  readonly byDirectoryGroup: ReadonlyMap<string, readonly string[]>;
}

/**
 * Which account groups people belong to: those of their own record, and those that their groups in the directory bring. Asked at every
 * client request, so an answer is kept as long as the user's record and all groups stay what they are.
 */
@Injectable()
export class Memberships {
  private index: GroupIndex | undefined;
  /** Keyed by record: a user who changes is another object. */
  private owners = new WeakMap<User, KeyOwner>();

  constructor(private readonly groups: Pick<AccountGroups, 'list' | 'collection'>) {
    groups.collection.onChange(() => {
      this.index = undefined;
      this.owners = new WeakMap();
    });
  }

  /** Group ids, in the order in which the groups were created. */
  groupIdsOf(user: User): readonly string[] {
    return this.ownerOf(user).groupIds;
  }

  /** The same object until the user's record or a group changes. */
  ownerOf(user: User): KeyOwner {
    const known = this.owners.get(user);
    if (known) return known;
    const owner = { id: user.id, role: user.role, groupIds: this.lookUp(user) };
    this.owners.set(user, owner);
    return owner;
  }

  private lookUp({ groupIds = [], directory }: User): string[] {
    this.index ??= indexOf(this.groups);
    const { places, byDirectoryGroup } = this.index;
    const brought = (directory?.groups ?? []).flatMap((dn) => byDirectoryGroup.get(dn) ?? []);
    const known = [...new Set([...groupIds, ...brought])]
      .filter((id) => places.has(id))
      .sort((first, second) => (places.get(first) ?? 0) - (places.get(second) ?? 0));
    // Who belongs to no group may use the whole pool: not so somebody whose only groups are not seen here yet, or are gone.
    return known.length > 0 ? known : [...groupIds];
  }
}

function indexOf(groups: Pick<AccountGroups, 'list'>): GroupIndex {
  const places = new Map<string, number>();
  const byDirectoryGroup = new Map<string, string[]>();
  for (const { id, directoryGroups = [] } of groups.list()) {
    places.set(id, places.size);
    for (const dn of directoryGroups) {
      const others = byDirectoryGroup.get(dn);
      if (others) others.push(id);
      else byDirectoryGroup.set(dn, [id]);
    }
  }
  return { places, byDirectoryGroup };
}
