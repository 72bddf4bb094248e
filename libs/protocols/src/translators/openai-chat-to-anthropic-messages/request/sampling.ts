import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import { optionalNumber, requiredList, requiredText } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';

/** Anthropic's temperature ends where OpenAI's is half-way. */
const HIGHEST_TEMPERATURE = 1;
const DEFAULT_MAX_TOKENS = 8_192;

/** Temperature and the like, where the model can be told. @throws UntranslatableError */
export function readSampling(
  request: JsonObject,
  { sampling }: ModelTraits,
  isThinking: boolean,
  dropped: string[],
): JsonObject {
  const temperature = optionalNumber(request.temperature, 'temperature');
  const topP = optionalNumber(request.top_p, 'top_p');
  const topK = optionalNumber(request.top_k, 'top_k');
  const isTold = sampling && !isThinking;
  const told = withoutUndefined({
    temperature: isTold && temperature !== undefined ? Math.min(temperature, HIGHEST_TEMPERATURE) : undefined,
    top_p: isTold && temperature === undefined ? topP : undefined,
    top_k: isTold ? topK : undefined,
  });
  for (const [name, value] of Object.entries({ temperature, top_p: topP, top_k: topK })) {
    if (value !== undefined && told[name] === undefined) dropped.push(name);
  }
  return told;
}

/** Anthropic wants to be told how much. @throws UntranslatableError */
export function readMaxTokens(request: JsonObject, { maxOutputTokens }: ModelTraits): number {
  const asked =
    optionalNumber(request.max_completion_tokens, 'max_completion_tokens') ??
    optionalNumber(request.max_tokens, 'max_tokens');
  const wanted = asked === undefined ? (maxOutputTokens ?? DEFAULT_MAX_TOKENS) : Math.max(1, Math.floor(asked));
  return Math.min(wanted, maxOutputTokens ?? wanted);
}

/** Anthropic refuses sequences that are nothing but space. @throws UntranslatableError */
export function readStop(stop: unknown, dropped: string[]): readonly string[] {
  if (stop === undefined || stop === null) return [];
  const sequences =
    typeof stop === 'string'
      ? [stop]
      : requiredList(stop, 'stop').map((each, index) => requiredText(each, `stop.${index}`));
  return sequences.filter((sequence, index) => {
    if (sequence.trim() !== '') return true;
    dropped.push(typeof stop === 'string' ? 'stop' : `stop.${index}`);
    return false;
  });
}
