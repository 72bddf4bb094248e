import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import { answerWithFaults } from './answer-with-faults';
import { checkSignatures } from './check-signatures';
import { promptTokens } from './prompt-tokens';
import { echoAnswer } from '../simulation/echo';
import { checkMessagesRequest } from './messages-request';
import { jsonHeaders } from './response-headers';

/** `POST /v1/messages/count_tokens`. Throws RequestRefused and UnknownFault. */
export const answerCountTokens = (call: Call): Answer =>
  answerWithFaults(call, ({ organization }, body, version) => {
    if (body.model === 'sandbox-echo') return echoAnswer(call);
    checkMessagesRequest(body, version, false);
    checkSignatures(body.messages, organization);
    return wholeAnswer(200, jsonHeaders(call), JSON.stringify({ input_tokens: promptTokens(body) }));
  });
