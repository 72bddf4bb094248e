import { type JsonObject, isObject, textOf } from '../json';
import type { RequestFacts } from '../simulation/answer-with-faults';

/** `metadata.user_id`, or the fields in which OpenAI has the end user. */
const markerOf = ({ metadata, safety_identifier: identifier, user }: JsonObject): string | null =>
  (isObject(metadata) ? textOf(metadata.user_id) : null) ?? textOf(identifier) ?? textOf(user);

/** What ledger and faults need to know; `deployment` is the model that the path names. */
export const factsOf = (body: JsonObject, deployment: string | null): RequestFacts => ({
  model: deployment ?? textOf(body.model),
  streaming: body.stream === true,
  marker: markerOf(body),
});
