import type { Metered } from '@app/protocols';
import { type Minutes, RequestKeys } from './admission/request-keys';
import { type AdmissionTerms, holdsSlot, windowMinutes } from './admission/terms';
import type { AttemptFacts, RequestFacts } from './records/open-request-facts';

/** A request that has been let in and not been settled, as its gateway holds it. */
export class OpenRequest {
  /** What has been used so far; set once an answer is being metered. */
  meter: (() => Metered) | undefined;
  attempt: AttemptFacts | undefined;
  lastCheckpoint = '';
  /** Whether it counts among the requests that key and user have under way. */
  holdsSlot: boolean;
  /** The conversation's account was written down long enough ago to be written again. */
  isAffinityOld = true;
  readonly keys: RequestKeys;

  constructor(
    readonly facts: RequestFacts,
    readonly terms: AdmissionTerms,
    public lastSignAt: number,
  ) {
    this.keys = new RequestKeys(facts);
    this.holdsSlot = holdsSlot(terms);
  }

  /** Of the windows that it was counted in; undefined where nothing limited it. */
  get minutes(): Minutes | undefined {
    return windowMinutes(this.terms) ?? (this.holdsSlot ? [0, 0] : undefined);
  }
}
