import type { Metered } from '@app/protocols';
import { RequestKeys } from './admission/request-keys';
import type { AttemptFacts, RequestFacts } from './records/open-request-facts';

/** A request that has been let in and not been settled, as its gateway holds it. */
export class OpenRequest {
  /** What has been used so far; set once an answer is being metered. */
  meter: (() => Metered) | undefined;
  attempt: AttemptFacts | undefined;
  lastCheckpoint = '';
  readonly keys: RequestKeys;

  constructor(
    readonly facts: RequestFacts,
    readonly admittedUnder: {
      readonly holdsSlot: boolean;
      readonly conversation: string | undefined;
      readonly minutes: readonly [number, number];
    },
    public lastSignAt: number,
  ) {
    this.keys = new RequestKeys(facts);
  }
}
