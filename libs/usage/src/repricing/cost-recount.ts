import type { UsageRecord } from '../records/usage-record';

/** What a record costs by the prices that are known now, at the time at which its request came in. */
export interface RecountedCost {
  /** Whole nano-dollars as a decimal integer; null: a model of it has no known price. */
  readonly costNanoDollars: string | null;
  readonly priceIds: readonly string[];
}

/** Counts the cost of a record from the record alone. */
export type CostRecount = (record: UsageRecord) => RecountedCost;
