interface Tagged {
  readonly tags?: readonly string[];
  readonly deletedAt?: string;
}

/** A tag, which is its own id, and how many have it. */
export interface TagCounts {
  readonly id: string;
  readonly keyCount: number;
  readonly personCount: number;
}

/** Every tag of those that are not deleted, once, in no order. */
export function countTags(apiKeys: Iterable<Tagged>, users: Iterable<Tagged>): TagCounts[] {
  const [keyCounts, personCounts] = [countsOf(apiKeys), countsOf(users)];
  return [...new Set([...keyCounts.keys(), ...personCounts.keys()])].map((id) => ({
    ...{ id, keyCount: keyCounts.get(id) ?? 0, personCount: personCounts.get(id) ?? 0 },
  }));
}

function countsOf(records: Iterable<Tagged>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tags = [], deletedAt } of records) {
    if (deletedAt !== undefined) continue;
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}
