import type { Strategy } from '@app/accounts';
import type { Scope } from '../binding';
import type { PoolParts } from '../pool-parts';

/** How a scope picks among its accounts: as its group says, or its groups where they agree; otherwise by priority. */
export function strategyWithin(scope: Scope, groups: PoolParts['groups']): Strategy {
  if (scope.kind === 'group') return groups.get(scope.groupId)?.strategy ?? 'priority';
  if (scope.kind !== 'groups') return 'priority';
  const [first, ...others] = scope.groupIds.map((id) => groups.get(id)?.strategy);
  return first === undefined || others.some((other) => other !== first) ? 'priority' : first;
}
