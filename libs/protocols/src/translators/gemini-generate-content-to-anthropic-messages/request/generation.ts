import { memberOf } from '../../../gemini/members';
import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import { optionalList, optionalNumber, requiredText } from '../../../openai/guarded-members';
import type { ModelTraits } from '../../../translation/model-traits';
import type { RequestNotes } from './request-notes';

/** Of the request. */
export const CONFIG = 'generationConfig';
/** Anthropic's temperature ends where Google's is half-way. */
const HIGHEST_TEMPERATURE = 1;
const DEFAULT_MAX_TOKENS = 8_192;

export const numberIn = (config: JsonObject | undefined, name: string): number | undefined =>
  optionalNumber(memberOf(config, name), `${CONFIG}.${name}`);

/** Anthropic wants to be told how much. @throws UntranslatableError */
export function readMaxTokens(config: JsonObject | undefined, { maxOutputTokens }: ModelTraits): number {
  const asked = numberIn(config, 'maxOutputTokens');
  const wanted = asked === undefined ? (maxOutputTokens ?? DEFAULT_MAX_TOKENS) : Math.max(1, Math.floor(asked));
  return Math.min(wanted, maxOutputTokens ?? wanted);
}

/** Temperature and the like, where the model can be told. Of temperature and top P it takes one. @throws UntranslatableError */
export function readSampling(config: JsonObject | undefined, isTold: boolean, { dropped }: RequestNotes): JsonObject {
  const [temperature, topP, topK] = ['temperature', 'topP', 'topK'].map((name) => numberIn(config, name));
  const told = withoutUndefined({
    temperature: isTold && temperature !== undefined ? Math.min(temperature, HIGHEST_TEMPERATURE) : undefined,
    top_p: isTold && temperature === undefined ? topP : undefined,
    top_k: isTold && topK !== undefined ? Math.floor(topK) : undefined,
  });
  const names = { temperature: told.temperature, topP: told.top_p, topK: told.top_k };
  for (const [name, value] of Object.entries(names)) {
    if (value === undefined && numberIn(config, name) !== undefined) dropped.push(`${CONFIG}.${name}`);
  }
  return told;
}

/** Anthropic refuses sequences that are nothing but space. @throws UntranslatableError */
export function readStops(config: JsonObject | undefined, { dropped }: RequestNotes): readonly string[] {
  const path = `${CONFIG}.stopSequences`;
  return optionalList(memberOf(config, 'stopSequences'), path).flatMap((stop, index) => {
    const text = requiredText(stop, `${path}.${index}`);
    if (text.trim() !== '') return [text];
    dropped.push(`${path}.${index}`);
    return [];
  });
}
