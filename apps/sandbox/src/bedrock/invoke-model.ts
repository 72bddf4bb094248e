import { messageAnswer } from '../anthropic/messages';
import { markerOf } from '../anthropic/messages-request';
import type { Call } from '../call';
import { type Answer, streamedAnswer } from '../http/answer';
import type { JsonObject } from '../json';
import { answerWithFaults } from '../simulation/answer-with-faults';
import { checkInvokeBody } from './invoke-body';
import { invokableModel } from './model-id';
import { chunkSteps, keepAliveStep } from './stream-steps';
import { bedrockVoice } from './voice';

const streamHeaders = (requestId: string): string[] => [
  ...['content-type', 'application/vnd.amazon.eventstream', 'x-amzn-requestid', requestId],
  ...['x-amzn-bedrock-content-type', 'application/json'],
];

/** Figures of an answer that does not stream, in its headers. */
const usageHeaders = ({ steps }: Answer): string[] => {
  const usage = steps[0]?.usage;
  if (!usage) return [];
  return [
    ...['x-amzn-bedrock-input-token-count', String(usage.input)],
    ...['x-amzn-bedrock-output-token-count', String(usage.output)],
    ...['x-amzn-bedrock-cache-read-input-token-count', String(usage.cacheRead)],
    ...['x-amzn-bedrock-cache-write-input-token-count', String(usage.cacheWrite5m + usage.cacheWrite1h)],
  ];
};

function properAnswer(call: Call, body: JsonObject, id: string, streaming: boolean): Answer {
  const name = invokableModel(id);
  const message = { ...body, model: name, stream: streaming };
  if (name === 'sandbox-echo' || name === 'sandbox-raw') return messageAnswer(call, message, '2023-06-01');
  const answer = messageAnswer(call, message, checkInvokeBody(body, name));
  if (streaming) return streamedAnswer(200, streamHeaders(call.requestId), chunkSteps(answer.steps));
  return { ...answer, headers: [...bedrockVoice.jsonHeaders(call), ...usageHeaders(answer)] };
}

/** `POST /model/{id}/invoke` and `…/invoke-with-response-stream`. Throws RequestRefused and UnknownFault. */
export function answerInvoke(call: Call, id: string, streaming: boolean): Answer {
  const factsOf = (body: JsonObject) => ({ model: id, streaming, marker: markerOf(body) });
  const answer = answerWithFaults(call, factsOf, (read, body) => properAnswer(read, body, id, streaming));
  return { ...answer, steps: answer.steps.map((step) => (step.event === 'comment' ? keepAliveStep : step)) };
}
