import type { SandboxLedgerEntry } from '../sandbox-process';

/**
 * How long after a connection was closed a busy sandbox may notice it. Until then it counts a request that nobody waits for any more, beside
 * the one that took its place: closing and beginning reach it on two connections, in any order. A slot that was given twice is shared for as
 * long as requests last, which is several times that.
 */
const CLOSING_SEEN_LATE_MS = 100;

/**
 * How many requests of each group were under way at the upstream at most, from the times of its ledger. Times are whole milliseconds, so
 * one that ends in the millisecond in which another begins does not overlap it.
 * @param groupOf undefined: the entry belongs to none
 */
export function mostAtOnce(
  entries: readonly SandboxLedgerEntry[],
  groupOf: (entry: SandboxLedgerEntry) => string | undefined,
): Map<string, number> {
  const changes = new Map<string, [at: number, change: 1 | -1][]>();
  for (const entry of entries) {
    const group = groupOf(entry);
    if (group === undefined) continue;
    const of = changes.get(group) ?? [];
    changes.set(group, of);
    of.push([entry.receivedAt, 1]);
    if (entry.closedAfterMs === null) continue;
    const seenLateMs = entry.finished === 'client-left' ? CLOSING_SEEN_LATE_MS : 0;
    of.push([entry.receivedAt + Math.max(0, entry.closedAfterMs - seenLateMs), -1]);
  }
  const most = new Map<string, number>();
  for (const [group, of] of changes) {
    // Ends come before beginnings.
    of.sort(([one, first], [other, second]) => one - other || first - second);
    let running = 0;
    for (const [, change] of of) {
      running += change;
      most.set(group, Math.max(most.get(group) ?? 0, running));
    }
  }
  return most;
}
