import type { Role } from '@app/common';
import type { KeyOwner } from './key-owner';

/** Who may own a key, as far as account groups are concerned. */
interface Person {
  readonly id: string;
  readonly role: Role;
  /** Account groups of their own record. */
  readonly groupIds?: readonly string[];
  readonly directory?: { readonly groups: readonly string[] };
}

interface Group {
  readonly id: string;
  /** DNs in normal form: whoever is in one of them belongs to the group. */
  readonly directoryGroups?: readonly string[];
}

/** All account groups, the oldest first, and word of every change to them. */
export interface GroupSource {
  list(): readonly Group[];
  readonly collection: { onChange(listener: () => void): void };
}

/** Account groups, looked up by what brings people into them. */
interface GroupIndex {
  /** Group id → place among the groups, the oldest first. */
  readonly places: ReadonlyMap<string, number>;
  /** DN of a group in the directory → ids of the account groups that it brings. */
  readonly byDirectoryGroup: ReadonlyMap<string, readonly string[]>;
}

/**
 * Which account groups people belong to: those of their own record, and those that their groups in the directory bring. Asked at every
 * client request, so an answer is kept as long as the person's record and all groups stay what they are.
 */
export class KeyOwners {
  private index: GroupIndex | undefined;
  /** Keyed by record: a person who changes is another object. */
  private owners = new WeakMap<Person, KeyOwner>();

  constructor(private readonly groups: GroupSource) {
    groups.collection.onChange(() => {
      this.index = undefined;
      this.owners = new WeakMap();
    });
  }

  /** Group ids, in the order in which the groups were created. */
  groupIdsOf(person: Person): readonly string[] {
    return this.ownerOf(person).groupIds;
  }

  /** The same object until the person's record or a group changes. */
  ownerOf(person: Person): KeyOwner {
    const known = this.owners.get(person);
    if (known) return known;
    const owner = { id: person.id, role: person.role, groupIds: this.lookUp(person) };
    this.owners.set(person, owner);
    return owner;
  }

  private lookUp({ groupIds = [], directory }: Person): string[] {
    this.index ??= indexOf(this.groups.list());
    const { places, byDirectoryGroup } = this.index;
    const brought = (directory?.groups ?? []).flatMap((dn) => byDirectoryGroup.get(dn) ?? []);
    const known = [...new Set([...groupIds, ...brought])]
      .filter((id) => places.has(id))
      .sort((first, second) => (places.get(first) ?? 0) - (places.get(second) ?? 0));
    // Who belongs to no group may use the whole pool: not so somebody whose only groups are not seen here yet, or are gone.
    return known.length > 0 ? known : [...groupIds];
  }
}

function indexOf(groups: readonly Group[]): GroupIndex {
  const places = new Map<string, number>();
  const byDirectoryGroup = new Map<string, string[]>();
  for (const { id, directoryGroups = [] } of groups) {
    places.set(id, places.size);
    for (const dn of directoryGroups) {
      const others = byDirectoryGroup.get(dn);
      if (others) others.push(id);
      else byDirectoryGroup.set(dn, [id]);
    }
  }
  return { places, byDirectoryGroup };
}
