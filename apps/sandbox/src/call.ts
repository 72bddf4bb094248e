import type { Identity } from './caller/identity';
import type { Arrival } from './arrival';
import type { LedgerEntry } from './ledger/ledger-entry';
import type { SandboxState } from './sandbox-state';
import type { Voice } from './voice';

/** A request that arrived as a whole. */
export interface Call extends Arrival, Identity {
  /** Name, value, name, value, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly key: string;
  /** Faults that `PUT /sandbox/faults` set for the key of this call. */
  readonly accountFaults: string | undefined;
  /** What the sandbox remembers from one request to the next. */
  readonly state: SandboxState;
  /** How the route says what is not an answer of the model. */
  readonly voice: Voice;
  /** Present for what is metered. */
  readonly entry: LedgerEntry | undefined;
}
