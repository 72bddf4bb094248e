import type { StopReason } from '../../../anthropic/messages-wire';
import { type JsonObject, asObject } from '../../../json/json-object';
import { reasoningTokensOf, tokensOfChatUsage } from '../../../openai-chat/usage';

/**
 * `stop_reason` for a `finish_reason` (protocols.md 9.0). Some servers say `stop` where they call a tool.
 * @param hasRefused the model said that it will not answer
 */
export function stopReasonOf(finishReason: unknown, hasCalls: boolean, hasRefused: boolean): StopReason {
  if (finishReason === 'length') return 'max_tokens';
  if (finishReason === 'content_filter' || hasRefused) return 'refusal';
  return hasCalls ? 'tool_use' : 'end_turn';
}

/** `usage` of a chat completion as that of a message. Undefined figures are none. */
export function hubUsageOf(usage: unknown): JsonObject {
  const said = asObject(usage) ?? {};
  const { input, cacheRead, cacheWrite5m, output } = tokensOfChatUsage(said);
  const thinking = reasoningTokensOf(said);
  return {
    input_tokens: input,
    output_tokens: output,
    cache_creation_input_tokens: cacheWrite5m,
    cache_read_input_tokens: cacheRead,
    ...(thinking > 0 ? { output_tokens_details: { thinking_tokens: thinking } } : {}),
  };
}
