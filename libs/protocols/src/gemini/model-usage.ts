import type { ServiceClass, TokenUsage } from '@app/common';
import { modelUsageOf, serverToolUses } from '../charge-details';
import { type JsonObject, asSaidCount, asText } from '../json/json-object';
import type { ModelUsage } from '../model-usage';

/** `usageMetadata.trafficType` of Vertex, and `serviceTier` in the words of the Gemini API (the vendor's SDK names both). */
const classes: Readonly<Record<string, ServiceClass>> = {
  on_demand_priority: 'priority',
  on_demand_flex: 'flex',
  priority: 'priority',
  flex: 'flex',
  batch: 'batch',
};

/**
 * Off-peak traffic and throughput that was paid for beforehand have no class of their own, and are the standard one.
 * @param usage `usageMetadata`; undefined: there was none
 * @param webSearches as `GroundedSearches` counts them
 */
export function geminiModelUsage(
  model: string | undefined,
  usage: JsonObject | undefined,
  tokens: TokenUsage,
  webSearches: number,
): ModelUsage {
  return modelUsageOf(model, tokens, {
    reasoningTokens: asSaidCount(usage?.thoughtsTokenCount),
    serviceClass: classOf(usage?.serviceTier) ?? classOf(usage?.trafficType),
    serverTools: serverToolUses({ webSearch: webSearches }),
  });
}

function classOf(value: unknown): ServiceClass | undefined {
  const name = asText(value)?.toLowerCase();
  return name !== undefined && Object.hasOwn(classes, name) ? classes[name] : undefined;
}
