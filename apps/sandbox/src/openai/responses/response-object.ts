import { type JsonObject, isObject } from '../../json';

interface ResponseStart {
  readonly id: string;
  readonly model: string;
  readonly body: JsonObject;
}

/** The response as it begins: `in_progress`, without output and usage. https://platform.openai.com/docs/api-reference/responses/object */
export const openResponse = ({ id, model, body }: ResponseStart): JsonObject => ({
  id,
  object: 'response',
  created_at: Math.floor(Date.now() / 1000),
  status: 'in_progress',
  background: false,
  completed_at: null,
  error: null,
  incomplete_details: null,
  instructions: body.instructions ?? null,
  max_output_tokens: body.max_output_tokens ?? null,
  max_tool_calls: body.max_tool_calls ?? null,
  model,
  output: [],
  parallel_tool_calls: body.parallel_tool_calls ?? true,
  previous_response_id: body.previous_response_id ?? null,
  prompt_cache_key: body.prompt_cache_key ?? null,
  prompt_cache_retention: null,
  reasoning: { effort: null, summary: null, ...(isObject(body.reasoning) ? body.reasoning : {}) },
  safety_identifier: body.safety_identifier ?? null,
  service_tier: 'default',
  store: body.store ?? true,
  temperature: body.temperature ?? 1,
  text: { format: { type: 'text' }, verbosity: 'medium', ...(isObject(body.text) ? body.text : {}) },
  tool_choice: body.tool_choice ?? 'auto',
  tools: body.tools ?? [],
  top_logprobs: body.top_logprobs ?? 0,
  top_p: body.top_p ?? 1,
  truncation: body.truncation ?? 'disabled',
  usage: null,
  user: null,
  metadata: body.metadata ?? {},
});

/** The response as it ends. What cuts it short leaves it incomplete, which is no failure. */
export const closedResponse = (
  open: JsonObject,
  output: readonly JsonObject[],
  usage: object,
  cutBy: 'max_output_tokens' | 'content_filter' | null,
): JsonObject => ({
  ...open,
  status: cutBy ? 'incomplete' : 'completed',
  completed_at: cutBy ? null : Math.floor(Date.now() / 1000),
  incomplete_details: cutBy && { reason: cutBy },
  output,
  usage,
});
