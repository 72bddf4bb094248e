import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from './anthropic/identity';
import type { PromptCache } from './anthropic/prompt-cache';
import type { LedgerEntry } from './ledger/ledger-entry';

/** A request that arrived as a whole. */
export interface Call extends Identity {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Name, value, name, value, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly key: string;
  /** Faults that `PUT /sandbox/faults` set for the key of this call. */
  readonly accountFaults: string | undefined;
  readonly promptCache: PromptCache;
  /** Present for what is metered. */
  readonly entry: LedgerEntry | undefined;
}
