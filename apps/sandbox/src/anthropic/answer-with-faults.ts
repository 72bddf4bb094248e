import type { Call } from '../call';
import type { Answer } from '../http/answer';
import { type JsonObject, textOf } from '../json';
import { answerWithFaults as answerAnyWithFaults } from '../simulation/answer-with-faults';
import { type ApiVersion, checkVersion } from './check-caller';
import { markerOf } from './messages-request';

type ProperAnswer = (call: Call, body: JsonObject, version: ApiVersion) => Answer;

/** Anthropic's version comes before everything else. Throws RequestRefused and UnknownFault. */
export function answerWithFaults(call: Call, proper: ProperAnswer): Answer {
  const version = checkVersion(call.headers);
  const factsOf = (body: JsonObject) => ({
    ...{ model: textOf(body.model), streaming: body.stream === true, marker: markerOf(body) },
  });
  return answerAnyWithFaults(call, factsOf, (read, body) => proper(read, body, version));
}
