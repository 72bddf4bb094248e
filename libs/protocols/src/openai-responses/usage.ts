import type { ServerToolUses, TokenUsage } from '@app/common';
import { modelUsageOf } from '../charge-details';
import { type JsonObject, asCount, asObject, asSaidCount, asText } from '../json/json-object';
import type { ModelUsage } from '../model-usage';
import { serviceClassOfTier } from '../openai/service-class';

/**
 * Tokens of a Responses `usage` in classes that do not overlap: `input_tokens` includes what was read from and written to the cache
 * (protocols.md 6.2, 9.0). Writes last 30 minutes or 12 hours; they are booked as the short and the long class.
 */
export function tokensOfResponse(usage: JsonObject): TokenUsage {
  const details = asObject(usage.input_tokens_details) ?? {};
  const lifetimes = asObject(details.cache_write_tokens_details) ?? {};
  const input = asCount(usage.input_tokens);
  const cacheRead = Math.min(asCount(details.cached_tokens), input);
  const cacheWrites = Math.min(
    Math.max(
      asCount(details.cache_write_tokens),
      asCount(lifetimes.ttl_30m_tokens) + asCount(lifetimes.ttl_12h_tokens),
    ),
    input - cacheRead,
  );
  const cacheWrite1h = Math.min(asCount(lifetimes.ttl_12h_tokens), cacheWrites);
  return {
    input: input - cacheRead - cacheWrites,
    cacheRead,
    cacheWrite5m: cacheWrites - cacheWrite1h,
    cacheWrite1h,
    output: asCount(usage.output_tokens),
  };
}

/**
 * What a response object says was used; none where it says nothing.
 * @param serverTools as its output items show them
 */
export function entriesOfResponse(response: JsonObject, serverTools: ServerToolUses | undefined): ModelUsage[] {
  const usage = asObject(response.usage);
  if (!usage) return [];
  const details = {
    reasoningTokens: asSaidCount(asObject(usage.output_tokens_details)?.reasoning_tokens),
    serviceClass: serviceClassOfTier(response.service_tier),
    serverTools,
  };
  return [modelUsageOf(asText(response.model), tokensOfResponse(usage), details)];
}
