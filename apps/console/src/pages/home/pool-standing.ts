import type { LiveAccount } from '../../live/live-types';

export const poolStandings = ['available', 'cooling', 'paused', 'attention'] as const;
export type PoolStanding = (typeof poolStandings)[number];

const standings: Readonly<Record<LiveAccount['status'], PoolStanding>> = {
  available: 'available',
  cooling: 'cooling',
  paused: 'paused',
  expired: 'attention',
  unreadable: 'attention',
  needs_reauth: 'attention',
};

/** How many accounts there are of each standing. `attention`: somebody has to do something. */
export function countStandings(
  accounts: Iterable<Pick<LiveAccount, 'status'>>,
): Readonly<Record<PoolStanding, number>> {
  const counts = { available: 0, cooling: 0, paused: 0, attention: 0 };
  for (const { status } of accounts) counts[standings[status]] += 1;
  return counts;
}
