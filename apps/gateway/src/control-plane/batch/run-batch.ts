/** Entries of one request at the most. */
export const MOST_IN_BATCH = 100;

/**
 * Does the same with every entry of a batch, a few at a time and beginning in order.
 * @returns results in the order of the entries
 */
export async function runBatch<Entry, Result>(
  entries: readonly Entry[],
  atOnce: number,
  work: (entry: Entry, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = entries.entries();
  const lane = async (): Promise<void> => {
    for (const [index, entry] of waiting) results[index] = await work(entry, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, entries.length) }, lane));
  return results;
}
