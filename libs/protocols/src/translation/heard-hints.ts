import { type JsonObject, asObject } from '../json/json-object';
import type { RequestHints } from './request-hints';

/** The names that protocols have for what travels beside a request as a hint. */
const names: Readonly<Record<keyof RequestHints, readonly string[]>> = {
  temperature: ['temperature', 'generationConfig.temperature'],
  topP: ['top_p', 'generationConfig.topP'],
  seed: ['seed', 'generationConfig.seed'],
  presencePenalty: ['presence_penalty', 'generationConfig.presencePenalty'],
  frequencyPenalty: ['frequency_penalty', 'generationConfig.frequencyPenalty'],
  reasoningEffort: ['reasoning_effort', 'reasoning.effort', 'generationConfig.thinkingConfig'],
  verbosity: ['verbosity', 'text.verbosity'],
  promptCacheKey: ['prompt_cache_key'],
  serviceTier: ['service_tier', 'serviceTier'],
  showsReasoning: [],
};

/**
 * Whether what the first of two translators had to leave out has reached the upstream all the same.
 * @param path in the client's request
 * @param body the request to the upstream
 */
export function isHeardAsHint(path: string, hints: RequestHints, body: JsonObject): boolean {
  return Object.entries(names).some(
    ([hint, paths]) =>
      paths.includes(path) &&
      hints[hint as keyof RequestHints] !== undefined &&
      paths.some((upstreamPath) => memberAt(body, upstreamPath) !== undefined),
  );
}

/** What stands at a path of object members, such as `generationConfig.seed`. */
export const memberAt = (object: JsonObject, path: string): unknown =>
  path.split('.').reduce<unknown>((holder, name) => asObject(holder)?.[name], object);
