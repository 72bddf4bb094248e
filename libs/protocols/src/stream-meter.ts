import type { UsageSource } from '@app/common';
import type { ModelUsage } from './model-usage';
import type { SseFrame } from './sse/sse-decoder';

/** What a meter has learned so far; also what is kept when nothing more comes. */
export interface Metered {
  readonly entries: readonly ModelUsage[];
  /** `exact`: the upstream's final figures. `partial`: counted from what came. `estimated`: nothing was said. */
  readonly source: UsageSource;
}

/** Reads the usage out of a copy of an answer's stream, in the upstream's protocol. Lives through anything. */
export interface StreamMeter {
  /** Whether an answer in the protocol has begun. */
  readonly hasBegun: boolean;
  /** Whether the upstream said its last word, be it an error. */
  readonly hasStopped: boolean;
  /** Whether that word was an error. */
  readonly hasFailed: boolean;
  take(frame: SseFrame): void;
  /** Never takes figures back: an exact result is final, and partial ones only grow. */
  result(): Metered;
}

/** Whether a body is a whole JSON object, and what it says was used. Content is stepped over, not built. */
export type JsonAnswer =
  | { readonly isWhole: false }
  /** `isError`: it is an error envelope, whatever the status says. */
  | { readonly isWhole: true; readonly isError?: true; readonly metered: Metered };
