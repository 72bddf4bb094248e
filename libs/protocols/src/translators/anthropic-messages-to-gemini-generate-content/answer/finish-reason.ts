import type { StopReason } from '../../../anthropic/messages-wire';
import { type JsonObject, asCount, asObject } from '../../../json/json-object';
import { tokensOfGemini } from '../../../gemini/usage';

/** What an answer came to (protocols.md 9.0). `CONTINUATION` is a limit of tokens, too. */
const reasons: Readonly<Record<string, StopReason>> = {
  ...({ STOP: 'end_turn', MAX_TOKENS: 'max_tokens', CONTINUATION: 'max_tokens' } as const),
  ...({ SAFETY: 'refusal', PROHIBITED_CONTENT: 'refusal', BLOCKLIST: 'refusal', SPII: 'refusal' } as const),
  ...({ RECITATION: 'refusal', LANGUAGE: 'refusal', IMAGE_SAFETY: 'refusal' } as const),
  ...({ IMAGE_PROHIBITED_CONTENT: 'refusal', IMAGE_RECITATION: 'refusal', IMAGE_OTHER: 'refusal' } as const),
};

/**
 * `stop_reason` for a `finishReason`; undefined: the answer failed, as by a call that was malformed, and has nothing to show. One that
 * ends well without a word has ended all the same.
 * @param hasCalls Gemini says STOP where it calls a function
 */
export function stopReasonOf(finishReason: string, hasCalls: boolean, hasText: boolean): StopReason | undefined {
  const reason = Object.hasOwn(reasons, finishReason) ? reasons[finishReason] : undefined;
  if (reason === 'refusal') return reason;
  if (hasCalls) return 'tool_use';
  return reason ?? (hasText ? 'end_turn' : undefined);
}

/** `usageMetadata` as `usage` of a message (protocols.md 9.0). */
export function hubUsageOf(usageMetadata: JsonObject | undefined): JsonObject {
  const { input, cacheRead, output } = tokensOfGemini(asObject(usageMetadata) ?? {});
  const thinking = asCount(usageMetadata?.thoughtsTokenCount);
  return {
    input_tokens: input,
    output_tokens: output,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cacheRead,
    ...(thinking > 0 ? { output_tokens_details: { thinking_tokens: thinking } } : {}),
  };
}
