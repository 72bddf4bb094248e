import { tokensOf } from '../../../anthropic/usage';
import { type JsonObject, asCount, asList, asNumber, asObject, asText } from '../../../json/json-object';
import type { TranslationContext } from '../../../translation/translator';
import type { ClientTools } from '../client-tools';

/** What an answer has to know of its request. */
export interface AnswerScope {
  readonly request: JsonObject;
  readonly context: TranslationContext;
  readonly tools: ClientTools;
  /** The answer is a summary, and goes out as a compaction item. */
  readonly wantsCompaction: boolean;
}

/** What ids of this answer are made of. */
export const idSuffix = ({ requestId }: TranslationContext): string => requestId.replace(/[^a-zA-Z0-9]/g, '');

/** A response object with everything that clients are promised to find in it; it repeats the request (protocols.md 9.2). */
export function responseObject({ request, context }: AnswerScope, state: JsonObject): JsonObject {
  const reasoning = asObject(request.reasoning);
  const text = asObject(request.text);
  return {
    id: `resp_${idSuffix(context)}`,
    object: 'response',
    created_at: Math.floor(context.now / 1_000),
    status: 'in_progress',
    background: false,
    error: null,
    incomplete_details: null,
    instructions: asText(request.instructions) ?? null,
    max_output_tokens: asNumber(request.max_output_tokens) ?? null,
    max_tool_calls: asNumber(request.max_tool_calls) ?? null,
    model: context.model.asked,
    output: [],
    parallel_tool_calls: request.parallel_tool_calls !== false,
    previous_response_id: null,
    prompt_cache_key: asText(request.prompt_cache_key) ?? null,
    reasoning: { effort: asText(reasoning?.effort) ?? null, summary: asText(reasoning?.summary) ?? null },
    safety_identifier: asText(request.safety_identifier) ?? null,
    service_tier: 'default',
    store: false,
    temperature: asNumber(request.temperature) ?? null,
    text: { format: { type: 'text' }, ...text },
    tool_choice: request.tool_choice ?? 'auto',
    tools: asList(request.tools),
    top_p: asNumber(request.top_p) ?? null,
    truncation: 'disabled',
    usage: null,
    user: asText(request.user) ?? null,
    metadata: asObject(request.metadata) ?? {},
    ...state,
  };
}

/** Usage as OpenAI counts it: what was read from and written to the cache is part of the input (protocols.md 9.0). */
export function responseUsage(usage: JsonObject): JsonObject {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = tokensOf(usage);
  const cacheWrites = cacheWrite5m + cacheWrite1h;
  const inputTokens = input + cacheRead + cacheWrites;
  const thinking = asCount(asObject(usage.output_tokens_details)?.thinking_tokens);
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cacheRead, cache_write_tokens: cacheWrites },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: Math.min(thinking, output) },
    total_tokens: inputTokens + output,
  };
}
