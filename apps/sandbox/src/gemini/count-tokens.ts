import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import type { JsonObject } from '../json';
import { RequestRefused } from '../request-refused';
import { answerWithFaults } from './answer-with-faults';
import { countPrompt, totalOf } from './count-prompt';
import { readGenerateRequest } from './generate-request';
import { member, objectMember } from './proto-json';
import type { Target } from './target';
import { googleHeaders } from './voice';

/** `…:countTokens`. The Gemini API takes contents, or a whole request; Vertex AI takes the members of a request. */
export const answerCountTokens = (call: Call, target: Target): Answer =>
  answerWithFaults(call, target, (_, body) => {
    const count = countPrompt(readGenerateRequest(target.model, promptIn(body, target), target.isVertex));
    const details = [
      { modality: 'TEXT', tokenCount: count.text },
      ...(count.media > 0 ? [{ modality: 'IMAGE', tokenCount: count.media }] : []),
    ];
    const total = { totalTokens: totalOf(count), promptTokensDetails: details };
    return wholeAnswer(200, googleHeaders, JSON.stringify(total));
  });

function promptIn(body: JsonObject, { isVertex }: Target): JsonObject {
  const whole = isVertex ? undefined : objectMember(body, 'generateContentRequest');
  if (whole && member(body, 'contents') !== undefined) {
    throw new RequestRefused(400, 'Only one of contents and generate_content_request can be set.');
  }
  return whole ?? body;
}
