import type { EffectiveKey, KeyPermission } from '@app/api-keys';
import type { Limits } from '@app/common';
import type { Operation } from '@app/platforms';
import type { RequestEnvelope } from '@app/protocols';

/** Whose key a request shows. */
export interface RelayUser {
  readonly id: string;
  readonly limits?: Limits;
  /** Share in a queue, 1 to 100; absent: 1. */
  readonly queueWeight?: number;
}

/** A client's request after its key was accepted: the envelope that was read, and the bytes that came. */
export interface RelayRequest {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly operation: Operation;
  /** Template of the route that it came by, for traces; absent: by none. */
  readonly route?: string;
  /** As it counts now, by the policies of its owner. */
  readonly apiKey: EffectiveKey;
  readonly user: RelayUser;
  /** Answers name the account: for administrators and keys with `debug`. */
  readonly showsAccount: boolean;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The client program, where that is known otherwise than by its headers. */
  readonly client?: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly envelope: RequestEnvelope;
  /** Which of a key's permissions it needs. */
  readonly permission: KeyPermission;
  /** How a streamed answer is framed; `json-array`: Google's other way. */
  readonly framing: 'sse' | 'json-array';
  readonly body: Buffer;
}
