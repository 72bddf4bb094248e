import type { PartitionWalk, RecordEntry } from './partition-walk';
import { type Direction, type Place, comparePlaces } from './place';

/** So many partitions are read at the same time: always those that are behind. */
const WALKS_AT_ONCE = 16;

/** Goes through the matching records of several partitions in the one order that all of them have together. */
export class MergedWalk {
  private readonly compare: (first: Place, second: Place) => number;
  private found: RecordEntry[] = [];

  constructor(
    private readonly walks: readonly PartitionWalk[],
    direction: Direction,
  ) {
    this.compare = comparePlaces(direction);
  }

  get isDone(): boolean {
    return this.walks.every(({ isDone }) => isDone);
  }

  /** How many entries were looked at. */
  get lookedAt(): number {
    return this.walks.reduce((sum, walk) => sum + walk.lookedAt, 0);
  }

  /** Everything up to and with this place has been looked at, in all partitions. Undefined: not all were begun, or all are done. */
  get reached(): Place | undefined {
    return this.openWalks()[0]?.reached;
  }

  async advance(): Promise<void> {
    const behind = this.openWalks().slice(0, WALKS_AT_ONCE);
    const portions = await Promise.all(behind.map((walk) => walk.advance()));
    this.found.push(...portions.flat());
  }

  /** The records, in order, that no other can come before any more. Each is handed out once. */
  take(): readonly RecordEntry[] {
    const open = this.openWalks()[0];
    const reached = open?.reached;
    if (open && !reached) return [];
    const isSettled = (entry: Place): boolean => reached === undefined || this.compare(entry, reached) <= 0;
    const settled = this.found.filter(isSettled).sort(this.compare);
    this.found = this.found.filter((entry) => !isSettled(entry));
    return settled;
  }

  /** Those that are furthest behind come first. */
  private openWalks(): PartitionWalk[] {
    const open = this.walks.filter(({ isDone }) => !isDone);
    return open.sort((first, second) => {
      if (!first.reached || !second.reached)
        return Number(first.reached !== undefined) - Number(second.reached !== undefined);
      return this.compare(first.reached, second.reached);
    });
  }
}
