import type { TokenUsage } from '@app/common';
import { type JsonObject, asCount } from '../json/json-object';

/**
 * Tokens in classes that do not overlap. Google's prompt count includes what came from the cache, and its answer count excludes thoughts
 * (protocols.md 7.1, 9.0). Figures of a stream are cumulative: the last ones count.
 */
export function tokensOfGemini(usage: JsonObject): TokenUsage {
  const cacheRead = asCount(usage.cachedContentTokenCount);
  return {
    input: Math.max(0, asCount(usage.promptTokenCount) - cacheRead) + asCount(usage.toolUsePromptTokenCount),
    ...{ cacheRead, cacheWrite5m: 0, cacheWrite1h: 0 },
    output: asCount(usage.candidatesTokenCount) + asCount(usage.thoughtsTokenCount),
  };
}
