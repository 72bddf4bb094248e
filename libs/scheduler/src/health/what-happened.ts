import type { EgressErrorKind } from '@app/egress';

/** A failed answer as the account's platform understands it; the same shape as the adapters' verdict. */
export interface FailureVerdict {
  readonly failure:
    | 'rate-limited'
    | 'overloaded'
    | 'unauthorized'
    | 'forbidden'
    | 'quota-exhausted'
    | 'invalid-request'
    | 'unavailable'
    | 'malformed';
  readonly scope: 'account' | 'model' | 'request';
  /** Until when the upstream said it would refuse, milliseconds since the epoch. */
  readonly until?: number;
  readonly code?: string;
}

/** Why an attempt failed before a byte had reached the client. */
export type WhatHappened =
  | { readonly verdict: FailureVerdict; readonly status: number }
  /** `isProxy`: it was the account's own proxy, and says nothing of the host behind it. */
  | { readonly egress: EgressErrorKind; readonly isProxy?: true }
  | { readonly malformed: true };
