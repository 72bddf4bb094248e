import type { Call } from '../call';
import { type Answer, streamedAnswer, wholeAnswer } from '../http/answer';
import type { JsonObject } from '../json';
import { echoAnswer } from '../simulation/echo';
import { rawAnswer } from '../simulation/raw';
import { uniqueId } from '../unique-id';
import { answerWithFaults } from './answer-with-faults';
import type { ApiVersion } from './check-caller';
import { checkSignatures } from './check-signatures';
import { composeReply } from './compose-reply';
import { messageJson } from './message-json';
import { checkMessagesRequest } from './messages-request';
import { meterPrompt } from './meter-prompt';
import { eventStreamHeaders, meteredJsonHeaders } from './response-headers';
import { streamSteps } from './stream';

/** `POST /v1/messages`. Throws RequestRefused and UnknownFault. */
export const answerMessages = (call: Call): Answer => answerWithFaults(call, messageAnswer);

/** The proper answer to a message, also where somebody else serves the model. Throws RequestRefused. */
export function messageAnswer(call: Call, body: JsonObject, version: ApiVersion): Answer {
  if (body.model === 'sandbox-echo') return echoAnswer(call);
  if (body.model === 'sandbox-raw') return rawAnswer(body, call);
  checkMessagesRequest(body, version, true);
  checkSignatures(body.messages, call.organization);
  const promptUsage = meterPrompt(call.state.promptCache, call.body, body, call.key);
  const reply = composeReply(body, promptUsage, call.organization);
  const messageId = uniqueId('msg');
  if (body.stream === true) {
    return streamedAnswer(200, eventStreamHeaders(call), streamSteps(reply, messageId, body.model));
  }
  const headers = meteredJsonHeaders(call);
  const answer = wholeAnswer(200, headers, messageJson(reply, messageId, body.model), reply.usage);
  const deltas = reply.blocks.reduce((sum, block) => sum + block.pieces.length, 0);
  return { ...answer, waitBeforeHeadersMs: reply.gapMs * deltas };
}
