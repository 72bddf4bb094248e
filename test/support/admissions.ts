import { type Clock, type Limits, createRequestId, systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { type Admission, type AdmissionTerms, Calendar, type OpenRequest, RequestLedger } from '@app/usage';
import { usageRecord } from './usage-records';

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

export const facts = (differences: Partial<RequestFacts> = {}): RequestFacts => {
  const { startedAt, operation, model } = usageRecord();
  return { requestId: createRequestId(), startedAt, userId: 'usr_1', keyId: 'key_1', operation, model, ...differences };
};

export const ask = (
  ledger: RequestLedger,
  differences: Partial<AdmissionTerms>,
  who: Partial<RequestFacts> = {},
): Promise<Admission> => ledger.admit(facts(who), terms(differences));

export const withKey = (keyLimits: Limits, reserve = { tokens: 0, nanoDollars: 0 }): Partial<AdmissionTerms> => ({
  keyLimits,
  reserve,
});

/** Ends a request that cost so much, and waits until it is on the books. */
export async function settle(
  ledger: RequestLedger,
  admission: Admission,
  costNanoDollars = 0,
  output = 0,
): Promise<void> {
  const { facts: of } = requestOf(admission);
  const record = usageRecord({ requestId: of.requestId, keyId: of.keyId, userId: of.userId });
  const tokens = { ...record.tokens, output };
  ledger.settle(requestOf(admission), { ...record, tokens, costNanoDollars: String(costNanoDollars) });
  await ledger.stop(1_000);
}
