/** A time in which entries of one partition were written, in milliseconds by the clock of Redis. Both ends belong to it. */
export interface EntryRange {
  readonly from: number;
  readonly to: number;
}

/** Where matching entries of one partition may lie, in the direction in which it is walked. */
export interface EntryRanges {
  /** The next one; undefined: there is none. */
  next(): Promise<EntryRange | undefined>;
  /** How many days of the index were asked for so far. */
  readonly daysRead: number;
}

/** Past every id that a clock can make. */
export const END_OF_TIME = 999_999_999_999_999;

/** All of a time, where nothing tells more. */
export class WholeRange implements EntryRanges {
  readonly daysRead = 0;
  private isTaken = false;

  constructor(private readonly range: EntryRange) {}

  next(): Promise<EntryRange | undefined> {
    const range = this.isTaken ? undefined : this.range;
    this.isTaken = true;
    return Promise.resolve(range);
  }
}
