import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import {
  optionalList,
  optionalNumber,
  optionalObject,
  optionalText,
  requiredText,
} from '../../../openai/guarded-members';
import { hashedUser, sessionOfUserId } from '../../../openai/user-identity';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import type { ChatDialect } from '../chat-dialect';

const MOST_STOPS = 4;

/** How long the answer may become. @throws UntranslatableError */
export function readLimit(
  request: JsonObject,
  { traits }: TranslationContext,
  { maxTokensField }: ChatDialect,
): JsonObject {
  const asked = optionalNumber(request.max_tokens, 'max_tokens');
  if (asked === undefined || asked < 1)
    throw new UntranslatableError('max_tokens', 'a number of at least 1 is expected here');
  return { [maxTokensField]: Math.min(Math.floor(asked), traits.maxOutputTokens ?? Number.POSITIVE_INFINITY) };
}

/** Temperature and what goes with it, which models that reason refuse. @throws UntranslatableError */
export function readSampling(
  request: JsonObject,
  { traits, hints = {} }: TranslationContext,
  dropped: string[],
): JsonObject {
  const temperature = optionalNumber(request.temperature, 'temperature');
  const topP = optionalNumber(request.top_p, 'top_p');
  if (optionalNumber(request.top_k, 'top_k') !== undefined) dropped.push('top_k');
  const stops = optionalList(request.stop_sequences, 'stop_sequences').map((stop, index) =>
    requiredText(stop, `stop_sequences.${index}`),
  );
  if (!traits.sampling) {
    if (temperature !== undefined) dropped.push('temperature');
    if (topP !== undefined) dropped.push('top_p');
    if (stops.length > 0) dropped.push('stop_sequences');
    return withoutUndefined({ seed: hints.seed });
  }
  dropped.push(...stops.slice(MOST_STOPS).map((_, index) => `stop_sequences.${MOST_STOPS + index}`));
  return withoutUndefined({
    temperature: hints.temperature ?? temperature,
    top_p: hints.topP ?? topP,
    presence_penalty: hints.presencePenalty,
    frequency_penalty: hints.frequencyPenalty,
    seed: hints.seed,
    stop: stops.length > 0 ? stops.slice(0, MOST_STOPS) : undefined,
  });
}

/** Who asks, and in which conversation. @throws UntranslatableError */
export function readIdentity(
  request: JsonObject,
  { hints }: TranslationContext,
  { maxTokensField }: ChatDialect,
): JsonObject {
  const userId = optionalText(optionalObject(request.metadata, 'metadata')?.user_id, 'metadata.user_id');
  const user = userId === undefined || userId === '' ? undefined : hashedUser(userId);
  if (maxTokensField === 'max_tokens') return withoutUndefined({ user });
  const session = userId === undefined ? undefined : sessionOfUserId(userId);
  const cacheKey = hints?.promptCacheKey ?? (session === undefined ? undefined : hashedUser(session));
  return withoutUndefined({ safety_identifier: user, prompt_cache_key: cacheKey });
}

/** @throws UntranslatableError */
export function readService(request: JsonObject, { hints }: TranslationContext): JsonObject {
  const tier = optionalText(request.service_tier, 'service_tier');
  return withoutUndefined({
    service_tier: hints?.serviceTier ?? (tier === 'standard_only' ? 'default' : undefined),
    verbosity: hints?.verbosity,
  });
}
