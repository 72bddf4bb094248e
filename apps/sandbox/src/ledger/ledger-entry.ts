import type { TokenUsage } from '@app/common';

/** What the sandbox did for one Messages or count_tokens request whose body arrived as a whole. */
export interface LedgerEntry {
  /** Counts from 1 for as long as the process runs; emptying the ledger does not start it again. */
  readonly sequence: number;
  /** Milliseconds since the Unix epoch when the last byte of the request was read. */
  readonly receivedAt: number;
  /** Without the query. */
  readonly path: string;
  /** Last six characters. */
  readonly apiKeyTail: string;
  /** Name of the key's organisation; the id of `anthropic-organization-id` where the key names none. */
  readonly organization: string;
  /** Requests of the same key that were under way when this one began, this one included; 0 for a key that is none. */
  readonly concurrency: number;
  /** The value of the response header `request-id`. */
  readonly upstreamRequestId: string;
  /** As it was asked for; null when the request named none. */
  model: string | null;
  /** `metadata.user_id` of the request. */
  clientRequestMarker: string | null;
  /** Names of the faults that were injected. */
  faults: readonly string[];
  /** 0 as long as no status line has been written. */
  status: number;
  streaming: boolean;
  /** What the written bytes say about the usage so far; null: nothing yet. */
  usage: TokenUsage | null;
  /** Body bytes handed to the socket. */
  bytesSent: number;
  /** `cut`: the sandbox broke the connection off on purpose. */
  finished: 'open' | 'complete' | 'client-left' | 'cut';
  /** Milliseconds from `receivedAt` until the response was over; null: still open. */
  closedAfterMs: number | null;
  /** Milliseconds since the Unix epoch when the client's leaving was noticed. */
  abortedAt: number | null;
}

export type EntryStart = Pick<
  LedgerEntry,
  'path' | 'apiKeyTail' | 'organization' | 'concurrency' | 'upstreamRequestId'
>;

export function openEntry(sequence: number, start: EntryStart): LedgerEntry {
  return {
    sequence,
    receivedAt: Date.now(),
    ...start,
    model: null,
    clientRequestMarker: null,
    faults: [],
    status: 0,
    streaming: false,
    usage: null,
    bytesSent: 0,
    finished: 'open',
    closedAfterMs: null,
    abortedAt: null,
  };
}
