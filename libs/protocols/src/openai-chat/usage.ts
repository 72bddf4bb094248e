import type { TokenUsage } from '@app/common';
import { type JsonObject, asCount, asObject, asSaidCount } from '../json/json-object';

/**
 * Tokens in classes that do not overlap. `prompt_tokens` includes what was read from and written to the cache (protocols.md 9.0). How
 * long written tokens are kept is not said; they count as those of the short lifetime.
 */
export function tokensOfChatUsage(usage: JsonObject): TokenUsage {
  const details = asObject(usage.prompt_tokens_details) ?? {};
  const prompt = asCount(usage.prompt_tokens);
  const cacheRead = Math.min(asCount(details.cached_tokens), prompt);
  const cacheWrite5m = Math.min(asCount(details.cache_write_tokens), prompt - cacheRead);
  return {
    input: prompt - cacheRead - cacheWrite5m,
    cacheRead,
    cacheWrite5m,
    cacheWrite1h: 0,
    output: asCount(usage.completion_tokens),
  };
}

/** Of the output tokens those that were thought; undefined: not said. */
export const saidReasoningTokensOf = (usage: JsonObject): number | undefined =>
  asSaidCount(asObject(usage.completion_tokens_details)?.reasoning_tokens);

/** The same where silence is none. */
export const reasoningTokensOf = (usage: JsonObject): number => saidReasoningTokensOf(usage) ?? 0;

/** `usage` of a chat completion. */
export function chatUsageOf(tokens: TokenUsage, reasoningTokens: number): JsonObject {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokens;
  const cacheWrites = cacheWrite5m + cacheWrite1h;
  const prompt = input + cacheRead + cacheWrites;
  return {
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt + output,
    prompt_tokens_details: { cached_tokens: cacheRead, cache_write_tokens: cacheWrites },
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
}
