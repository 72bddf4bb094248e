import { type EntryStart, type LedgerEntry, openEntry } from './ledger-entry';

/** Everything that was served, oldest first, in memory. Beyond its capacity it forgets the oldest entries and counts them. */
export class Ledger {
  private readonly ring: (LedgerEntry | undefined)[];
  private lastSequence = 0;
  /** Sequence of the newest entry that `list` no longer shows because the ledger was emptied. */
  private emptiedUntil = 0;
  private droppedCount = 0;

  constructor(private readonly capacity = 200_000) {
    this.ring = new Array<undefined>(capacity).fill(undefined);
  }

  open(start: EntryStart): LedgerEntry {
    this.lastSequence += 1;
    const slot = this.lastSequence % this.capacity;
    const forgotten = this.ring[slot];
    if (forgotten && forgotten.sequence > this.emptiedUntil) this.droppedCount += 1;
    const entry = openEntry(this.lastSequence, start);
    this.ring[slot] = entry;
    return entry;
  }

  /** Entries with a higher sequence than `since`. */
  list(since = 0): LedgerEntry[] {
    const entries: LedgerEntry[] = [];
    const oldest = Math.max(since, this.emptiedUntil, this.lastSequence - this.capacity) + 1;
    for (let sequence = oldest; sequence <= this.lastSequence; sequence += 1) {
      const entry = this.ring[sequence % this.capacity];
      if (entry) entries.push(entry);
    }
    return entries;
  }

  /** Entries that were forgotten for want of room since the ledger was last emptied. */
  get dropped(): number {
    return this.droppedCount;
  }

  empty(): void {
    this.ring.fill(undefined);
    this.emptiedUntil = this.lastSequence;
    this.droppedCount = 0;
  }
}
