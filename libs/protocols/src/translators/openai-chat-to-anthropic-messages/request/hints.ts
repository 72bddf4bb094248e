import { type JsonObject, asNumber, asText, withoutUndefined } from '../../../json/json-object';
import type { RequestHints } from '../../../translation/request-hints';

/** What the request says and Anthropic Messages has no exact words for. */
export function readHints(request: JsonObject): RequestHints {
  return withoutUndefined({
    temperature: asNumber(request.temperature),
    topP: asNumber(request.top_p),
    seed: asNumber(request.seed),
    presencePenalty: asNumber(request.presence_penalty),
    frequencyPenalty: asNumber(request.frequency_penalty),
    reasoningEffort: asText(request.reasoning_effort),
    verbosity: asText(request.verbosity),
    promptCacheKey: asText(request.prompt_cache_key),
    serviceTier: asText(request.service_tier),
    showsReasoning: showsReasoning(request) ? true : undefined,
  });
}

/** Clients that know nothing of thoughts are not shown any. */
export function showsReasoning({ reasoning_effort: effort, include_reasoning: included }: JsonObject): boolean {
  return included === true || (typeof effort === 'string' && effort !== 'none' && included !== false);
}
