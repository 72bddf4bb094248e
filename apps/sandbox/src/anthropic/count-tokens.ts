import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import { answerWithFaults } from './answer-with-faults';
import { promptTokens } from './count-prompt';
import { echoAnswer } from './echo';
import { checkMessagesRequest } from './messages-request';
import { jsonHeaders } from './response-headers';

/** `POST /v1/messages/count_tokens`. Throws RequestRefused and UnknownFault. */
export const answerCountTokens = (call: Call): Answer =>
  answerWithFaults(call, (_, body, version) => {
    if (body.model === 'sandbox-echo') return echoAnswer(call);
    checkMessagesRequest(body, version, false);
    return wholeAnswer(200, jsonHeaders(call.requestId), JSON.stringify({ input_tokens: promptTokens(body) }));
  });
