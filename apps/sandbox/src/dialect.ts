import type { Arrival } from './arrival';
import type { Call } from './call';
import type { Organization } from './caller/organization';
import type { Answer } from './http/answer';
import type { Voice } from './voice';

/** One path of a dialect. */
export interface Route {
  /** Any other is a 405. */
  readonly method: 'GET' | 'POST';
  /** Whether the ledger has an entry for each of its requests. */
  readonly metered: boolean;
  readonly voice: Voice;
  /** Throws RequestRefused and UnknownFault. The key has been checked before. */
  readonly answer: (call: Call) => Answer;
}

/** One API that the sandbox simulates. */
export interface Dialect {
  /** Null where the path is none of this dialect's, or the headers say that another one with the same path is meant. */
  readonly routeOf: (arrival: Arrival) => Route | null;
  /**
   * The credential as sent, whether valid or not, or the name of the account where it changes: faults, ledger and concurrency go by it.
   * Empty: there is none. The body is empty where the request was too large.
   */
  readonly keyOf: (arrival: Arrival, body: Buffer) => string;
  /** Absent: the key names its organisation, or is one of its own. */
  readonly organizationOf?: (key: string) => Organization;
  /** Whether it is one of the sandbox's, by its look. */
  readonly isKey: (key: string) => boolean;
  /** Throws RequestRefused for a credential that the route does not take. */
  readonly checkKey: (call: Call) => void;
}
