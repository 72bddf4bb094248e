import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import { optionalList, optionalNumber, requiredText } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';

const MOST_STOPS = 5;

/** Length, ends and chance of an answer. Thoughts count towards the length on both sides. @throws UntranslatableError */
export function readGeneration(
  request: JsonObject,
  { traits, hints = {} }: TranslationContext,
  dropped: string[],
): JsonObject {
  const asked = optionalNumber(request.max_tokens, 'max_tokens');
  if (asked === undefined || asked < 1)
    throw new UntranslatableError('max_tokens', 'a number of at least 1 is expected here');
  const stops = optionalList(request.stop_sequences, 'stop_sequences').map((stop, index) =>
    requiredText(stop, `stop_sequences.${index}`),
  );
  dropped.push(...stops.slice(MOST_STOPS).map((_, index) => `stop_sequences.${MOST_STOPS + index}`));
  return withoutUndefined({
    maxOutputTokens: Math.min(Math.floor(asked), traits.maxOutputTokens ?? Number.POSITIVE_INFINITY),
    stopSequences: stops.length > 0 ? stops.slice(0, MOST_STOPS) : undefined,
    ...readChance(request, traits.sampling, hints, dropped),
    seed: hints.seed,
  });
}

function readChance(
  request: JsonObject,
  isTold: boolean,
  hints: NonNullable<TranslationContext['hints']>,
  dropped: string[],
): JsonObject {
  const members = ['temperature', 'top_p', 'top_k'] as const;
  const [temperature, topP, topK] = members.map((name) => optionalNumber(request[name], name));
  if (!isTold) {
    dropped.push(...members.filter((name) => typeof request[name] === 'number'));
    return {};
  }
  return {
    temperature: hints.temperature ?? temperature,
    topP: hints.topP ?? topP,
    topK,
    presencePenalty: hints.presencePenalty,
    frequencyPenalty: hints.frequencyPenalty,
  };
}
