import { type JsonObject, asCount, asObject } from '../../../json/json-object';
import { tokensOfResponse } from '../../../openai-responses/usage';

/** Usage as Anthropic counts it: what was read from and written to the cache is not part of the input (protocols.md 9.0). */
export function messageUsage(usage: JsonObject): JsonObject {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokensOfResponse(usage);
  const reasoning = asCount(asObject(usage.output_tokens_details)?.reasoning_tokens);
  return {
    input_tokens: input,
    cache_creation_input_tokens: cacheWrite5m + cacheWrite1h,
    cache_read_input_tokens: cacheRead,
    cache_creation: { ephemeral_5m_input_tokens: cacheWrite5m, ephemeral_1h_input_tokens: cacheWrite1h },
    output_tokens: output,
    ...(reasoning === 0 ? {} : { output_tokens_details: { thinking_tokens: Math.min(reasoning, output) } }),
  };
}

/** Before the upstream has said anything. */
export const noUsage: JsonObject = messageUsage({});
