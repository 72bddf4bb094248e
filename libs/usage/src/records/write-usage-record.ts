import { type NanoDollars, picoToNanoDollars } from '@app/common';
import { type Metered, sumOfTokens } from '@app/protocols';
import { costOf } from '../prices/cost';
import type { PriceList } from '../prices/price-list';
import type { AttemptFacts, RequestFacts } from './open-request-facts';
import type { Outcome, UsageRecord } from './usage-record';

/** How a request ended. */
export interface RequestEnd {
  readonly outcome: Outcome;
  readonly status: number;
  readonly metered: Metered;
  readonly durationMs: number;
  readonly firstByteMs: number | null;
  readonly upstreamRequestId: string | null;
}

export function writeUsageRecord(
  facts: RequestFacts,
  attempt: AttemptFacts,
  end: RequestEnd,
  prices: PriceList,
): UsageRecord {
  const cost = costOfEntries(facts, attempt, end.metered, prices);
  return {
    requestId: facts.requestId,
    startedAt: facts.startedAt,
    userId: facts.userId,
    keyId: facts.keyId,
    accountId: attempt.accountId,
    platform: attempt.platform,
    operation: facts.operation,
    model: facts.model,
    status: end.status,
    outcome: end.outcome,
    source: end.metered.source,
    attempts: attempt.number,
    tokens: sumOfTokens(end.metered.entries),
    costNanoDollars: cost === undefined ? null : cost.toString(),
    durationMs: end.durationMs,
    firstByteMs: end.firstByteMs,
    upstreamRequestId: end.upstreamRequestId,
  };
}

/** Undefined as soon as one model that used tokens has no known price: never free, never guessed. */
function costOfEntries(
  facts: RequestFacts,
  attempt: AttemptFacts,
  metered: Metered,
  prices: PriceList,
): NanoDollars | undefined {
  const calledAs = attempt.model ?? facts.model;
  let cost = 0n;
  for (const { model, usage } of metered.entries) {
    if (Object.values(usage).every((tokens) => tokens === 0)) continue;
    // Where an account knows the model by another name, that is the one with a price. The name of a deployment has none: then the one
    // counts that the answer gives, as it always does where that is neither of them.
    const served = model === undefined || model === facts.model ? calledAs : model;
    const price =
      prices.findServed(attempt.platform, served, calledAs) ??
      (model === undefined ? undefined : prices.find(attempt.platform, model));
    if (!price) return undefined;
    cost += costOf(usage, price);
  }
  return picoToNanoDollars(cost);
}
