/** What kind of error a protocol's envelope speaks of. Each protocol has words of its own for them. */
export type ErrorKind =
  | 'invalid-request'
  /** The conversation is longer than the model can read. Clients shorten it when they are told so in their own words. */
  | 'context-length'
  | 'too-large'
  | 'authentication'
  | 'permission'
  | 'not-found'
  | 'rate-limit'
  /** Money or quota is used up; waiting for a moment does not help. */
  | 'quota'
  | 'overloaded'
  | 'timeout'
  | 'api';

/** An error of one protocol, understood, so that it can be said in another. */
export interface ProtocolError {
  /** HTTP status that belongs to it. */
  readonly status: number;
  readonly kind: ErrorKind;
  readonly message: string;
  /** The vendor's own code, where it gave one. */
  readonly code?: string;
  /** Whole seconds to wait. */
  readonly retryAfterSeconds?: number;
}
