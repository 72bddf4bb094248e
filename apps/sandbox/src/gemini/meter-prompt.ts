import { hash } from 'node:crypto';
import { type TokenUsage, noTokens } from '@app/common';
import type { PromptCache } from '../simulation/prompt-cache';
import { tokensOf } from '../simulation/count-tokens';
import { TOKENS_PER_MEDIUM, charactersBefore, charactersOf, mediaOf } from './count-prompt';
import type { GenerateRequest } from './generate-request';

/**
 * Usage of the prompt of one request, with `output` 0. What begins like an earlier prompt of the account comes from the cache without being
 * asked to, as far as whole turns go; the last turn never does. https://ai.google.dev/gemini-api/docs/caching
 */
export function meterPrompt(cache: PromptCache, request: GenerateRequest, account: string): TokenUsage {
  const { contents, system, tools, model } = request;
  let digest = hash('sha1', JSON.stringify([account, model, system, tools]));
  let characters = charactersBefore(request);
  let media = 0;
  const prefixes = [{ digest, tokens: tokensOf(characters) }];
  for (const content of contents) {
    digest = hash('sha1', digest + JSON.stringify(content));
    characters += charactersOf(content);
    media += mediaOf(content);
    prefixes.push({ digest, tokens: tokensOf(characters) + media * TOKENS_PER_MEDIUM });
  }
  const total = prefixes.at(-1)?.tokens ?? 0;
  const cacheRead = prefixes[cache.longestKnown(prefixes.slice(0, -1))]?.tokens ?? 0;
  for (const prefix of prefixes) cache.remember(prefix);
  return { ...noTokens, input: total - cacheRead, cacheRead };
}
