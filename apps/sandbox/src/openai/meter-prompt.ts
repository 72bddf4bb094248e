import { type TokenUsage, noTokens } from '@app/common';
import { type JsonObject, isObject } from '../json';
import { type PromptCache, prefixesOf } from '../simulation/prompt-cache';

/** A prefix is known only to the same account and model. */
interface PromptAsker {
  readonly account: string;
  readonly model: string;
  /** `prompt_cache_options` of the request. */
  readonly options: unknown;
}

/**
 * Usage of a prompt, with `output` 0. OpenAI looks for known prefixes without being asked to, and counts what it writes to its cache only
 * where the request has `prompt_cache_options`: here with `ttl` `30m` among the short-lived writes and with `12h` among the long-lived.
 */
export function meterPrompt(cache: PromptCache, asker: PromptAsker, parts: readonly JsonObject[]): TokenUsage {
  const prefixes = prefixesOf(`openai\n${asker.account}\n${asker.model}`, parts);
  const total = prefixes.at(-1)?.tokens ?? 0;
  // The real API looks up whole blocks of tokens, so that at least the last token is always read anew.
  const cacheRead = Math.max(0, Math.min(prefixes[cache.longestKnown(prefixes)]?.tokens ?? 0, total - 1));
  for (const prefix of prefixes) cache.remember(prefix);
  const { options } = asker;
  if (!isObject(options)) return { ...noTokens, cacheRead, input: total - cacheRead };
  const written = options.ttl === '12h' ? 'cacheWrite1h' : 'cacheWrite5m';
  return { ...noTokens, cacheRead, [written]: total - cacheRead };
}
