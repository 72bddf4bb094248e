import { type TokenUsage, noTokens } from '@app/common';
import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import { type Answer, streamedAnswer, wholeAnswer } from '../http/answer';
import { textOf } from '../json';
import { uniqueId } from '../unique-id';
import { checkVersion } from './check-caller';
import { composeReply } from './compose-reply';
import { promptTokens } from './count-prompt';
import { messageJson } from './message-json';
import { type MessagesRequest, checkMessagesRequest, markerOf, parseBody } from './messages-request';
import { eventStreamHeaders, meteredJsonHeaders } from './response-headers';
import { streamSteps } from './stream';

/** `POST /v1/messages`. Throws RequestRefused and UnknownFault. */
export function answerMessages(call: Call): Answer {
  const version = checkVersion(call.headers);
  const body = parseBody(call.body);
  const faults = faultsOf(call, textOf(body.model));
  if (call.entry) {
    call.entry.model = textOf(body.model);
    call.entry.clientRequestMarker = markerOf(body);
    call.entry.streaming = body.stream === true;
    call.entry.faults = faults.map((fault) => fault.name);
  }
  return injectFaults(faults, call.requestId, () => {
    checkMessagesRequest(body, version, true);
    return properAnswer(body, call.requestId);
  });
}

function properAnswer(request: MessagesRequest, requestId: string): Answer {
  const promptUsage: TokenUsage = { ...noTokens, input: promptTokens(request) };
  const reply = composeReply(request, promptUsage);
  const messageId = uniqueId('msg');
  if (request.stream === true) {
    return streamedAnswer(200, eventStreamHeaders(requestId), streamSteps(reply, messageId, request.model));
  }
  const answer = wholeAnswer(
    200,
    meteredJsonHeaders(requestId),
    messageJson(reply, messageId, request.model),
    reply.usage,
  );
  const pieces = reply.blocks.reduce((sum, block) => sum + block.pieces.length, 0);
  return { ...answer, waitBeforeHeadersMs: reply.gapMs * pieces };
}
