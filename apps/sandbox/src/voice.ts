import type { Identity } from './caller/identity';
import type { Answer, Step } from './http/answer';
import type { RefusalOptions } from './request-refused';

/** Why a fault refuses where the status alone does not tell; a dialect without a word for it leaves it out. */
export type RefusalReason = 'spend-limit' | 'ramp-limit' | 'account-on-hold';

/** One error, before it takes the form of a dialect. */
export interface Refusal extends RefusalOptions {
  readonly status: number;
  readonly message: string;
  readonly reason?: RefusalReason;
}

/** How one wire format says what all of them have to say: who answers, what went wrong, and what the faults put in. */
export interface Voice {
  /** The header that has the id of the request. */
  readonly requestIdHeader: string;
  /** Of every JSON answer, errors included. */
  readonly jsonHeaders: (identity: Identity) => readonly string[];
  /** Of a JSON answer that counts against the limits of the account. */
  readonly meteredJsonHeaders: (identity: Identity) => readonly string[];
  /** What a 429 says when nothing remains for so many seconds: `retry-after` and the rate-limit headers. */
  readonly exhaustedHeaders: (seconds: number) => readonly string[];
  /** The same of the bucket of (input) tokens alone, without `retry-after`. */
  readonly emptyTokensHeaders: (seconds: number) => readonly string[];
  /** The body of an error, in the envelope of the dialect. */
  readonly errorBody: (refusal: Refusal, identity: Identity) => string;
  readonly refuse: (refusal: Refusal, identity: Identity) => Answer;
  /** How a stream of which `sent` has gone out tells of an error; it ends with this. */
  readonly errorStep: (refusal: Refusal, identity: Identity, sent: readonly Step[]) => Step;
  /** A sign of life without content. */
  readonly pingStep: Step;
  /** One more piece of content in a stream of which `sent` has gone out. */
  readonly contentStep: (text: string, sent: readonly Step[]) => Step;
  /** An event whose data breaks off, correctly framed. */
  readonly halfStep: Step;
  /** The step as an upstream writes it that reports no usage; null where it would not write it at all. */
  readonly withoutUsage: (step: Step) => Step | null;
  /** The step as an upstream writes it that knows its figures only at the end; absent where every upstream does so. */
  readonly withLateUsage?: (step: Step) => Step;
}
