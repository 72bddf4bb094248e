import type { Call } from '../call';
import type { Answer } from '../http/answer';
import type { JsonObject } from '../json';
import { RequestRefused } from '../request-refused';
import { answerWithFaults as answerAnyWithFaults } from '../simulation/answer-with-faults';
import { echoAnswer } from '../simulation/echo';
import { rawAnswer } from '../simulation/raw';
import { type Target, serves } from './target';

type ProperAnswer = (call: Call, body: JsonObject) => Answer;

/** Google has no field for a marker of one's own but labels, which Vertex AI takes. */
const markerOf = ({ labels }: JsonObject): string | null =>
  typeof labels === 'object' && labels !== null && 'marker' in labels && typeof labels.marker === 'string'
    ? labels.marker
    : null;

/** The model and whether it streams are in the path. Throws RequestRefused and UnknownFault. */
export function answerWithFaults(call: Call, target: Target, proper: ProperAnswer): Answer {
  const { model, method } = target;
  const streaming = method === 'streamGenerateContent';
  const factsOf = (body: JsonObject) => ({ model, streaming, marker: markerOf(body) });
  return answerAnyWithFaults(call, factsOf, (read, body) => {
    if (model === 'sandbox-echo') return echoAnswer(read);
    if (model === 'sandbox-raw') return rawAnswer({ ...body, stream: streaming && !target.isArray }, read);
    if (!serves(target)) throw notFound(target);
    return proper(read, body);
  });
}

const notFound = ({ model, method, version }: Target): RequestRefused =>
  new RequestRefused(
    404,
    `models/${model} is not found for API version ${version}, or is not supported for ${method}. Call ListModels to see the list of available models and their supported methods.`,
  );
