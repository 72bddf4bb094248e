import type { Call } from '../call';
import { type Answer, streamedAnswer, wholeAnswer } from '../http/answer';
import { answerWithFaults } from './answer-with-faults';
import { checkThoughtSignatures } from './check-thought-signatures';
import { composeReply } from './compose-reply';
import { countPrompt } from './count-prompt';
import { type GenerateRequest, alwaysThinks, readGenerateRequest } from './generate-request';
import { meterPrompt } from './meter-prompt';
import { type Frame, responseJson, responseSteps } from './response-steps';
import type { Target } from './target';
import { eventStreamHeaders, googleHeaders } from './voice';

/** `…:generateContent` and `…:streamGenerateContent`. Throws RequestRefused and UnknownFault. */
export const answerGenerate = (call: Call, target: Target): Answer =>
  answerWithFaults(call, target, ({ organization, key, state, requestId }, body) => {
    const request = readGenerateRequest(target.model, body, target.isVertex);
    checkThoughtSignatures(request.contents, {
      organization,
      required: request.declarations.length > 0 && alwaysThinks(request.model),
      message: target.isVertex
        ? 'Unable to submit request because Thought signature is not valid.'
        : 'Corrupted thought signature.',
    });
    const reply = composeReply(request, meterPrompt(state.promptCache, request, key), organization);
    const frame = frameOf(request, target, requestId);
    if (target.method === 'streamGenerateContent') {
      const headers = target.isArray ? googleHeaders : eventStreamHeaders;
      return streamedAnswer(200, headers, responseSteps(reply, frame, target.isArray));
    }
    const answer = wholeAnswer(200, googleHeaders, responseJson(reply, frame), reply.usage);
    const pieces = reply.parts.reduce((sum, part) => sum + ('pieces' in part ? part.pieces.length : 1), 0);
    return { ...answer, waitBeforeHeadersMs: reply.gapMs * pieces };
  });

const frameOf = (request: GenerateRequest, { isVertex }: Target, responseId: string): Frame => ({
  modelVersion: request.model,
  responseId,
  prompt: countPrompt(request),
  trafficType: isVertex ? 'ON_DEMAND' : null,
});
