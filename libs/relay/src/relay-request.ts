import type { Operation } from '@app/platforms';
import type { RequestEnvelope } from '@app/protocols';

/** A client's request after its key was accepted: the envelope that was read, and the bytes that came. */
export interface RelayRequest {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly operation: Operation;
  readonly keyId: string;
  readonly userId: string;
  /** Answers name the account: for administrators and keys with `debug`. */
  readonly showsAccount: boolean;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly envelope: RequestEnvelope;
  readonly body: Buffer;
}
