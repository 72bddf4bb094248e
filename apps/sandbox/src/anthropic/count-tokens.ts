import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import { type Answer, wholeAnswer } from '../http/answer';
import { textOf } from '../json';
import { checkVersion } from './check-caller';
import { promptTokens } from './count-prompt';
import { checkMessagesRequest, markerOf, parseBody } from './messages-request';
import { jsonHeaders } from './response-headers';

/** `POST /v1/messages/count_tokens`. Throws RequestRefused and UnknownFault. */
export function answerCountTokens(call: Call): Answer {
  const version = checkVersion(call.headers);
  const body = parseBody(call.body);
  const faults = faultsOf(call, textOf(body.model));
  if (call.entry) {
    call.entry.model = textOf(body.model);
    call.entry.clientRequestMarker = markerOf(body);
    call.entry.faults = faults.map((fault) => fault.name);
  }
  return injectFaults(faults, call.requestId, () => {
    checkMessagesRequest(body, version, false);
    return wholeAnswer(200, jsonHeaders(call.requestId), JSON.stringify({ input_tokens: promptTokens(body) }));
  });
}
