import type { LiveAccount, LiveEvent } from '../../../live/live-types';
import type { Attention } from './attention';

export interface GroupOfAccounts {
  readonly id: string;
  readonly name: string;
  readonly accountIds: readonly string[];
}

const WHOLE_POOL = '';

/** Groups that refuse requests, and groups that would because none of their accounts serves. */
export function groupMatters(
  groups: readonly GroupOfAccounts[],
  accounts: ReadonlyMap<string, LiveAccount>,
  events: readonly LiveEvent[],
): Attention[] {
  const refusing = openSaturations(events);
  const known = new Map(groups.map((group) => [group.id, group]));
  const told = [...refusing].map(([id, first]): Attention => {
    const group = known.get(id);
    return {
      ...{ id: `group ${id}`, kind: 'group', urgency: 'critical', trouble: 'refusing', since: first.at, first },
      ...(group ? { group: { id: group.id, name: group.name } } : {}),
    };
  });
  return [...told, ...groups.filter(({ id }) => !refusing.has(id)).flatMap((group) => emptyHanded(group, accounts))];
}

/** By group: the first event that said that it refuses, where no other has said since that it is over. Each family of models has its own. */
function openSaturations(events: readonly LiveEvent[]): ReadonlyMap<string, LiveEvent> {
  const open = new Map<string, LiveEvent[]>();
  for (const event of events) {
    const id = event.subject?.id ?? WHOLE_POOL;
    if (event.type === 'pool.saturated') open.set(id, [...(open.get(id) ?? []), event]);
    if (event.type === 'pool.recovered') open.set(id, (open.get(id) ?? []).slice(1));
  }
  return new Map([...open].flatMap(([id, [first]]) => (first ? [[id, first] as const] : [])));
}

function emptyHanded(group: GroupOfAccounts, accounts: ReadonlyMap<string, LiveAccount>): Attention[] {
  const members = group.accountIds.flatMap((id) => accounts.get(id) ?? []);
  if (members.length === 0 || members.some(({ status }) => status === 'available')) return [];
  const moments = members.map(({ since }) => since);
  // Since the last of them went away, where that is known of all.
  const since = moments.includes(null)
    ? undefined
    : moments
        .filter((moment) => moment !== null)
        .sort()
        .at(-1);
  const until = members
    .flatMap((member) => member.until ?? [])
    .sort()
    .at(0);
  return [
    {
      ...{ id: `group ${group.id}`, kind: 'group', urgency: 'critical', trouble: 'none-available' },
      group: { id: group.id, name: group.name },
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    },
  ];
}
