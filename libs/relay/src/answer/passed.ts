import type { Metered } from '@app/protocols';
import type { Outcome } from '@app/usage';

/** What passing an answer on came to. */
export interface Passed {
  readonly outcome: Outcome;
  /** 0: the client went away before it got one. */
  readonly status: number;
  readonly metered: Metered;
}
