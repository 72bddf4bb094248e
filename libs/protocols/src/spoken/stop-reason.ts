import { type JsonObject, asObject, asText, objectsOf } from '../json/json-object';
import { candidatesOf } from './spoken-texts';

/** Why a model stopped, in no protocol's words: it was done, had no tokens left, would not say more, or something else. */
export const stopReasons = ['end', 'max-tokens', 'refusal', 'other'] as const;
export type StopReason = (typeof stopReasons)[number];

/** Words of the vendors (protocols.md 9.0), in lower case. */
const words: Readonly<Record<Exclude<StopReason, 'other'>, readonly string[]>> = {
  end: ['end_turn', 'stop_sequence', 'stop', 'completed'],
  'max-tokens': ['max_tokens', 'max_output_tokens', 'length', 'model_context_window_exceeded'],
  refusal: [
    ...['refusal', 'content_filter', 'safety', 'recitation', 'blocklist', 'prohibited_content', 'spii'],
    ...['language', 'image_safety'],
  ],
};
const reasonByWord = new Map(
  stopReasons.flatMap((reason) => (reason === 'other' ? [] : words[reason].map((word) => [word, reason] as const))),
);

/** Of an event of a stream or of a whole answer, in any of the protocols; undefined: it says nothing of it. */
export function stopReasonOf(said: JsonObject): StopReason | undefined {
  const word = [
    asObject(said.delta)?.stop_reason,
    said.stop_reason,
    ...objectsOf(said.choices).map(({ finish_reason: reason }) => reason),
    ...candidatesOf(said).map(({ finishReason }) => finishReason),
    wordOfResponse(said),
  ]
    .map(asText)
    .find((text) => text !== undefined && text !== '');
  return word === undefined ? undefined : (reasonByWord.get(word.toLowerCase()) ?? 'other');
}

/** OpenAI's Responses: the object itself, or the one that the last event of its stream carries. */
function wordOfResponse(said: JsonObject): unknown {
  const isLast = said.type === 'response.completed' || said.type === 'response.incomplete';
  const response = said.object === 'response' ? said : isLast ? asObject(said.response) : undefined;
  if (!response) return undefined;
  return response.status === 'incomplete' ? asObject(response.incomplete_details)?.reason : response.status;
}
