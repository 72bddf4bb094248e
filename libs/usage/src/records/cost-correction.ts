import type { Platform } from '@app/common';

/**
 * The cost of a record was counted again. An entry of the usage stream in a field `correction`, where records have a field `record`: records
 * are never changed, and whoever adds them up adds the difference.
 */
export interface CostCorrection {
  readonly requestId: string;
  /** Of the record: sums of its time change. */
  readonly startedAt: number;
  readonly userId: string;
  readonly keyId: string;
  readonly accountId: string;
  readonly platform: Platform;
  readonly model: string;
  readonly groupId?: string;
  readonly client?: string;
  /** Whole nano-dollars as a decimal integer, with a sign where it is less. */
  readonly differenceNanoDollars: string;
  /** -1: it had no known cost, and has one now. 1: the other way. */
  readonly unpricedDifference: -1 | 0 | 1;
  /** Id of the record's entry in the same stream, where `unpricedDifference` is not 0; absent: written by an earlier version. */
  readonly recordEntryId?: string;
}

/** What a record costs since it was counted again; beside the stream, by request id. */
export interface CorrectedCost {
  readonly costNanoDollars: string | null;
  readonly priceIds: readonly string[];
  /** The re-pricing that counted it last, and what the record had cost before that. */
  readonly repricingId?: string;
  readonly formerNanoDollars?: string | null;
}
