import type { ApiKeys } from '@app/api-keys';

/** Account group id → how many keys are bound to it. Deleted ones do not count. */
export function keyCounts({ collection }: ApiKeys): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { groupId, deletedAt } of collection.values()) {
    if (groupId === undefined || deletedAt !== undefined) continue;
    counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
  }
  return counts;
}
