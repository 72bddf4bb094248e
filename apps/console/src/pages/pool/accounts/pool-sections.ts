import type { LiveAccount } from '../../../live/live-types';
import type { GroupOfAccounts } from '../attention/group-troubles';

export type LiveStatus = LiveAccount['status'];

export interface PoolFilters {
  /** Part of a name, or an id. */
  readonly search: string;
  readonly status: LiveStatus | undefined;
  readonly groupId: string | undefined;
}

/** Accounts of one group; an account in two groups stands in both. */
export interface PoolSection {
  /** Null: in no group. */
  readonly group: { readonly id: string; readonly name: string } | null;
  /** By name. */
  readonly accountIds: readonly string[];
  /** Of all accounts of the group, whatever is looked for. */
  readonly byStatus: ReadonlyMap<LiveStatus, number>;
  readonly running: number;
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const before = (one: LiveAccount, other: LiveAccount): number =>
  byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);

/** Groups in their order, and what is in none at the end. Groups in which nothing fits are left out. */
export function poolSections(
  accounts: ReadonlyMap<string, LiveAccount>,
  groups: readonly GroupOfAccounts[],
  filters: PoolFilters,
): PoolSection[] {
  const sorted = [...accounts.values()].sort(before);
  const grouped = new Set(groups.flatMap(({ accountIds }) => accountIds));
  const sections = groups.map((group) => {
    const ids = new Set(group.accountIds);
    return { group, members: sorted.filter(({ id }) => ids.has(id)) };
  });
  return [...sections, { group: null, members: sorted.filter(({ id }) => !grouped.has(id)) }]
    .filter(({ group }) => filters.groupId === undefined || group?.id === filters.groupId)
    .map(({ group, members }) => ({
      group: group && { id: group.id, name: group.name },
      accountIds: members.filter((account) => fits(account, filters)).map(({ id }) => id),
      byStatus: counted(members),
      running: members.reduce((sum, { running }) => sum + running, 0),
    }))
    .filter(({ accountIds }) => accountIds.length > 0);
}

function fits({ id, name, status }: LiveAccount, { search, status: wanted }: PoolFilters): boolean {
  if (wanted !== undefined && status !== wanted) return false;
  return name.toLowerCase().includes(search.toLowerCase()) || (search.length >= 8 && id.startsWith(search));
}

function counted(accounts: readonly LiveAccount[]): ReadonlyMap<LiveStatus, number> {
  const counts = new Map<LiveStatus, number>();
  for (const { status } of accounts) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** Some of the accounts, under the heads of their groups. @param page from 1 */
export function pageOfSections(sections: readonly PoolSection[], page: number, size: number): PoolSection[] {
  let left = (page - 1) * size;
  let room = size;
  return sections.flatMap((section) => {
    const accountIds = section.accountIds.slice(left, left + room);
    left = Math.max(0, left - section.accountIds.length);
    room -= accountIds.length;
    return accountIds.length === 0 ? [] : [{ ...section, accountIds }];
  });
}

export const countOfPages = (sections: readonly PoolSection[], size: number): number =>
  Math.max(1, Math.ceil(sections.reduce((sum, { accountIds }) => sum + accountIds.length, 0) / size));
