import type { Account } from '@app/accounts';
import type { Binding } from './binding';
import type { Choice } from './choice';

/** What a request asks of the pool. */
export interface ScheduleQuestion {
  readonly requestId: string;
  readonly userId: string;
  readonly model: string;
  /** Share of the user in a queue, 1 to 100. */
  readonly weight: number;
  readonly binding: Binding;
  /** The account that the conversation is bound to. */
  readonly affineAccountId: string | undefined;
  /**
   * `free`: any account may go on with the conversation. `signed`: it holds what only its account takes (thinking signatures, encrypted
   * reasoning); moved only when the account cannot serve. `stored`: it names what lives in the account (containers, files); never moved.
   */
  readonly boundContent: 'free' | 'signed' | 'stored';
  /** Whether a person began the message, for serial queues; called only when a candidate has one. */
  isUserMessage(): boolean;
  /** Whether the account's platform can do what is asked at all; absent: every one can. */
  isCapable?(account: Account): boolean;
}

/** An account that serves a request. Both calls may be made any number of times; after `release` it is nobody's. */
export interface Lease {
  readonly account: Account;
  /** Whether it goes ahead of the others, to see whether an account that cooled is well again. */
  readonly isProbe: boolean;
  readonly choice: Choice;
  headersArrived(): void;
  release(): void;
}

export type NoLease =
  | 'model-unknown'
  | 'operation-unknown'
  | 'none-available'
  | 'queue-full'
  | 'wait-too-long'
  | 'wait-timed-out'
  | 'bound-account-away';

export type Scheduling =
  | { readonly kind: 'lease'; readonly lease: Lease }
  | { readonly kind: 'none'; readonly choice: Choice; readonly why: NoLease; readonly retryAfterMs?: number };
