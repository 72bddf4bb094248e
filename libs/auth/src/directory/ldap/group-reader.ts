import { EqualityFilter, OrFilter, PresenceFilter } from 'ldapts';
import { normalDn } from '../normal-dn';
import type { DirectoryConnection } from './directory-connection';
import { EntryAttributes } from './entry-attributes';

/** How many groups deep, and how many groups of one person. Circles end by themselves. */
const DEEPEST = 10;
const MOST_GROUPS = 500;

export interface GroupMember {
  readonly dn: string;
  readonly username: string;
  /** DNs as the server writes them. */
  readonly memberOf: readonly string[];
}

/** Reads who is in which groups, through groups within groups, once for each group. The matching rule of one vendor is not needed. */
export class GroupReader {
  private readonly parents = new Map<string, Promise<readonly string[]>>();
  private base: Promise<string> | undefined;

  constructor(
    private readonly connection: Pick<DirectoryConnection, 'read' | 'search'>,
    private readonly searchBase: string,
    private readonly onTooMany: (dn: string) => void = () => undefined,
  ) {}

  /** DNs in normal form, sorted. @throws DirectoryUnavailableError */
  async groupsOf({ dn, username, memberOf }: GroupMember): Promise<string[]> {
    // A server that fills memberOf fills it for groups, too; for all others the groups are asked who is in them.
    const isTold = memberOf.length > 0;
    const parentsOf = (group: string): Promise<readonly string[]> =>
      isTold ? this.toldParents(group) : this.groupsThatName(group);
    const found = new Set<string>();
    let next = isTold ? memberOf : await this.groupsThatName(dn, username);
    for (let depth = 0; depth < DEEPEST && next.length > 0; depth += 1) {
      const above: string[] = [];
      for (const group of next) {
        const normal = normalDn(group);
        if (normal === undefined || found.has(normal)) continue;
        if (found.size === MOST_GROUPS) {
          this.onTooMany(dn);
          return [...found].sort();
        }
        found.add(normal);
        above.push(...(await this.once(normal, () => parentsOf(group))));
      }
      next = above;
    }
    return [...found].sort();
  }

  private async toldParents(group: string): Promise<readonly string[]> {
    const anything = new PresenceFilter({ attribute: 'objectClass' });
    const entry = await this.connection.read('read-groups', group, { filter: anything, attributes: ['memberOf'] });
    return entry ? new EntryAttributes(entry).texts('memberOf') : [];
  }

  private async groupsThatName(dn: string, username?: string): Promise<readonly string[]> {
    const named = ['member', 'uniqueMember'].map((attribute) => new EqualityFilter({ attribute, value: dn }));
    if (username !== undefined) named.push(new EqualityFilter({ attribute: 'memberUid', value: username }));
    this.base ??= this.treeOfBase();
    const search = { filter: new OrFilter({ filters: named }), attributes: ['1.1'] };
    return (await this.connection.search('read-groups', await this.base, search)).map((entry) => entry.dn);
  }

  /** Groups often lie beside people: the tree that holds the search base (namingContexts, RFC 4512 section 5.1), else the base itself. */
  private async treeOfBase(): Promise<string> {
    const anything = new PresenceFilter({ attribute: 'objectClass' });
    const search = { filter: anything, attributes: ['namingContexts'] };
    const server = await this.connection.read('read-groups', '', search);
    const base = `,${normalDn(this.searchBase) ?? ''}`;
    const holds = (tree: string): boolean => base.endsWith(`,${normalDn(tree) ?? ''}`);
    const trees = server ? new EntryAttributes(server).texts('namingContexts').filter(holds) : [];
    return trees.sort((one, other) => other.length - one.length)[0] ?? this.searchBase;
  }

  private once(group: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const known = this.parents.get(group) ?? read();
    this.parents.set(group, known);
    return known;
  }
}
