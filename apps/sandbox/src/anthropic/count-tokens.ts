import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import type { JsonObject } from '../json';
import { answerWithFaults } from './answer-with-faults';
import type { ApiVersion } from './check-caller';
import { checkSignatures } from './check-signatures';
import { promptTokens } from './prompt-tokens';
import { echoAnswer } from '../simulation/echo';
import { checkMessagesRequest } from './messages-request';
import { jsonHeaders } from './response-headers';

/** `POST /v1/messages/count_tokens`. Throws RequestRefused and UnknownFault. */
export const answerCountTokens = (call: Call): Answer => answerWithFaults(call, countAnswer);

/** The proper answer, also where somebody else serves the model. Throws RequestRefused. */
export function countAnswer(call: Call, body: JsonObject, version: ApiVersion): Answer {
  if (body.model === 'sandbox-echo') return echoAnswer(call);
  checkMessagesRequest(body, version, false);
  checkSignatures(body.messages, call.organization);
  return wholeAnswer(200, jsonHeaders(call), JSON.stringify({ input_tokens: promptTokens(body) }));
}
