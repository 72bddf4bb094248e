import { answerWithFaults } from '../anthropic/answer-with-faults';
import { countAnswer } from '../anthropic/count-tokens';
import { hosted, hostedMessage } from '../anthropic/hosted';
import type { Call } from '../call';
import type { Answer } from '../http/answer';
import { type JsonObject, textOf } from '../json';
import { readModelId } from './model-id';

/** The body with the name that Anthropic itself has for the model; a name that is none stays, to be refused. */
function withName(body: JsonObject): JsonObject {
  const name = readModelId(textOf(body.model) ?? '')?.name;
  if (name !== undefined) return { ...body, model: name };
  // Anthropic's own names mean nothing here.
  return typeof body.model === 'string' ? { ...body, model: `unknown ${body.model}` } : body;
}

/** `POST /anthropic/v1/messages` of Amazon Bedrock. Throws RequestRefused and UnknownFault. */
export const answerNativeMessages = (call: Call): Answer =>
  answerWithFaults(call, (read, body, version) => hostedMessage(read, withName(body), version));

/** `POST /anthropic/v1/messages/count_tokens`. Throws RequestRefused and UnknownFault. */
export const answerNativeCountTokens = (call: Call): Answer =>
  answerWithFaults(call, (read, body, version) => hosted(countAnswer(read, withName(body), version)));
