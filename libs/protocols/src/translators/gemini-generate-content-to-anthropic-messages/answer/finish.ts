import { tokensOf } from '../../../anthropic/usage';
import { type JsonObject, asCount, asObject, asText } from '../../../json/json-object';

/** `finishReason` for Anthropic's `stop_reason` (protocols.md 9.0). Where a tool is called, Gemini says STOP. */
const reasons: Readonly<Record<string, string>> = {
  max_tokens: 'MAX_TOKENS',
  model_context_window_exceeded: 'MAX_TOKENS',
  refusal: 'SAFETY',
};

/**
 * Members of a candidate that has come to its end.
 * @param hasMalformedCall a call of a function could not be told, because it was not whole
 */
export function finishOf(
  { stop_reason: stop, stop_details: details }: JsonObject,
  hasMalformedCall: boolean,
): JsonObject {
  const word = asText(stop) ?? '';
  const reason = Object.hasOwn(reasons, word) ? reasons[word] : undefined;
  if (reason === undefined && hasMalformedCall)
    return {
      finishReason: 'MALFORMED_FUNCTION_CALL',
      finishMessage: 'The arguments of a function call are no JSON object',
    };
  const explanation = word === 'refusal' ? asText(asObject(details)?.explanation) : undefined;
  return { finishReason: reason ?? 'STOP', ...(explanation === undefined ? {} : { finishMessage: explanation }) };
}

/** `usage` of a message as `usageMetadata` (protocols.md 9.0). */
export function geminiUsageOf(usage: JsonObject): JsonObject {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokensOf(usage);
  const thoughts = Math.min(asCount(asObject(usage.output_tokens_details)?.thinking_tokens), output);
  const prompt = input + cacheRead + cacheWrite5m + cacheWrite1h;
  return {
    promptTokenCount: prompt,
    candidatesTokenCount: output - thoughts,
    ...(cacheRead > 0 ? { cachedContentTokenCount: cacheRead } : {}),
    ...(thoughts > 0 ? { thoughtsTokenCount: thoughts } : {}),
    totalTokenCount: prompt + output,
  };
}
