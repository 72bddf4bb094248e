import { type JsonObject, asCount, asObject } from '../../../json/json-object';
import { tokensOf } from '../../../anthropic/usage';
import { chatUsageOf } from '../../../openai-chat/usage';

/** `finish_reason` for Anthropic's `stop_reason` (protocols.md 9.0). */
const reasons: Readonly<Record<string, string>> = {
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'content_filter',
};

/** @param hasCalls whether the client is shown a call of a tool */
export function finishReasonOf(stopReason: unknown, hasCalls: boolean): string {
  const reason = typeof stopReason === 'string' && Object.hasOwn(reasons, stopReason) ? reasons[stopReason] : undefined;
  return reason ?? (hasCalls ? 'tool_calls' : 'stop');
}

/** `usage` of Anthropic as that of a chat completion. */
export function chatUsageOfHub(usage: JsonObject): JsonObject {
  return chatUsageOf(tokensOf(usage), asCount(asObject(usage.output_tokens_details)?.thinking_tokens));
}

/** What a refusal is explained with; null: with nothing. */
export function refusalOf(stopReason: unknown, stopDetails: unknown): string | null {
  const explanation = asObject(stopDetails)?.explanation;
  return stopReason === 'refusal' && typeof explanation === 'string' && explanation !== '' ? explanation : null;
}
