import { type Clock, systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { type Admission, type AdmissionTerms, Calendar, type OpenRequest, RequestLedger } from '@app/usage';

type RequestFacts = OpenRequest['facts'];

/** Terms of a request that nothing limits; what a test is about stands in `differences`. */
export const terms = (differences: Partial<AdmissionTerms> = {}): AdmissionTerms => ({
  isFree: false,
  keyLimits: undefined,
  userLimits: undefined,
  reserve: { tokens: 0, nanoDollars: 0 },
  conversation: undefined,
  ...differences,
});

export const newRequestLedger = (
  redis: RedisConnection,
  marks: RedisConnection,
  clock: Clock = systemClock,
): RequestLedger => new RequestLedger(redis, marks, new Calendar('UTC'), clock);

/** A request that is expected to be let in. */
export async function letIn(
  ledger: RequestLedger,
  facts: RequestFacts,
  differences: Partial<AdmissionTerms> = {},
): Promise<OpenRequest> {
  return requestOf(await ledger.admit(facts, terms(differences)));
}

export function requestOf(admission: Admission): OpenRequest {
  if (admission.kind !== 'in') throw new Error(`the request was ${admission.kind}`);
  return admission.request;
}
