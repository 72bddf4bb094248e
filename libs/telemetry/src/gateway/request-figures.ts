import type { Platform, TokenUsage, UsageSource } from '@app/common';

/** One upstream account that was asked. */
export interface AttemptFigures {
  readonly accountId: string;
  /** Undefined: the account is gone by now. */
  readonly platform: Platform | undefined;
  /** One of ours, never a code that an upstream made up; empty: none. */
  readonly failure: string;
  /** To the first byte of its answer, or to its failure. */
  readonly tookSeconds: number;
}

/** What a request used of an upstream. */
export interface UsageFigures {
  readonly accountId: string;
  readonly platform: Platform;
  /** As price lists and accounts name it; never what only a caller calls it. */
  readonly model: string;
  readonly source: UsageSource;
  readonly tokens: TokenUsage;
  /** Of `tokens.output`. */
  readonly reasoningTokens: number;
  /** Undefined: its price is not known. */
  readonly costUsd: number | undefined;
  /** Mean time between two tokens of the answer; undefined: it was no stream of at least two tokens. */
  readonly interTokenSeconds: number | undefined;
}

/** What a finished request adds to the figures. Labels are bounded: no user and no key is one. */
export interface RequestFigures {
  readonly operation: string;
  readonly outcome: string;
  readonly durationSeconds: number;
  /** Undefined: no answer began. */
  readonly firstByteSeconds: number | undefined;
  /** Undefined: it did not wait. */
  readonly lineWaitSeconds: number | undefined;
  readonly accountWaitSeconds: number | undefined;
  /** What the relay itself took, waits left out: until it was let in, and from then on until it left for an upstream (undefined: it never did). */
  readonly admissionSeconds: number;
  readonly dispatchSeconds: number | undefined;
  readonly affinity: 'none' | 'kept' | 'moved' | 'new';
  /** In the order in which they were asked. */
  readonly attempts: readonly AttemptFigures[];
  /** Undefined: no upstream was reached, and nothing is in the books. */
  readonly usage: UsageFigures | undefined;
}
