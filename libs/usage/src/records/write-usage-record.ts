import { type Metered, type ModelUsage, sumOfTokens } from '@app/protocols';
import type { Pricing } from '../prices/pricing';
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
  pricing: Pick<Pricing, 'cost'>,
): UsageRecord {
  const { metered } = end;
  const { nanoDollars, priceIds, entries, isPlain } = pricing.cost(metered.entries, {
    ...{ platform: attempt.platform, accountId: attempt.accountId, at: facts.startedAt },
    ...{ calledAs: attempt.model ?? facts.model, requested: facts.model },
  });
  const reasoningTokens = sumOfReasoning(metered.entries);
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
    source: metered.source,
    attempts: attempt.number,
    tokens: sumOfTokens(metered.entries),
    costNanoDollars: nanoDollars === undefined ? null : nanoDollars.toString(),
    durationMs: end.durationMs,
    firstByteMs: end.firstByteMs,
    upstreamRequestId: end.upstreamRequestId,
    ...(attempt.groupId === undefined ? {} : { groupId: attempt.groupId }),
    ...(facts.client === undefined ? {} : { client: facts.client }),
    ...(facts.isStreaming === undefined ? {} : { isStreaming: facts.isStreaming }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    ...(attempt.model === undefined || attempt.model === facts.model ? {} : { calledAs: attempt.model }),
    ...(isPlain ? {} : { charged: entries }),
    priceIds,
  };
}

/** Undefined where no answer said anything of it. */
function sumOfReasoning(entries: readonly ModelUsage[]): number | undefined {
  const counts = entries.flatMap(({ reasoningTokens }) => (reasoningTokens === undefined ? [] : [reasoningTokens]));
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}
