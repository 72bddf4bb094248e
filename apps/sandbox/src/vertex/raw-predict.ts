import type { ApiVersion } from '../anthropic/check-caller';
import { countAnswer } from '../anthropic/count-tokens';
import { hosted, hostedMessage } from '../anthropic/hosted';
import { isKnownModel, markerOf } from '../anthropic/messages-request';
import type { Call } from '../call';
import type { Answer } from '../http/answer';
import { type JsonObject, textOf } from '../json';
import { RequestRefused } from '../request-refused';
import { answerWithFaults } from '../simulation/answer-with-faults';
import type { VertexPath } from './vertex-path';

const versions: Readonly<Record<string, ApiVersion>> = {
  'vertex-2023-10-16': '2023-06-01',
  '2026-10-21': '2026-10-21',
};

/** The header of that name does not count here. Throws RequestRefused 400. */
function versionOf(body: JsonObject): ApiVersion {
  const sent = body.anthropic_version;
  if (sent === undefined) throw new RequestRefused(400, 'anthropic_version: Field required');
  const version = versions[textOf(sent) ?? ''];
  if (!version) throw new RequestRefused(400, `anthropic_version: ${JSON.stringify(sent)} is not a valid version`);
  return version;
}

/** Vertex AI writes a dated name with `@`, and has names for the newest. */
const nativeName = (model: string): string => model.replace(/@(default|latest)$/, '').replace('@', '-');

const factsFor = (model: string | null) => (body: JsonObject) => ({
  ...{ model: model ?? textOf(body.model), streaming: body.stream === true, marker: markerOf(body) },
});

/** `…:rawPredict` and `…:streamRawPredict`: whether the answer streams, `stream` in the body says. Throws RequestRefused and UnknownFault. */
export const answerRawPredict = (call: Call, path: VertexPath): Answer =>
  answerWithFaults(call, factsFor(path.model), (read, body) => {
    const { project, location, model } = path;
    const name = nativeName(model);
    if (name === 'sandbox-echo' || name === 'sandbox-raw') return hostedMessage(read, { ...body, model }, '2023-06-01');
    if (!isKnownModel(name)) {
      throw new RequestRefused(
        404,
        `Publisher Model \`projects/${project}/locations/${location}/publishers/anthropic/models/${model}\` was not found or your project does not have access to it. Please ensure you are using a valid model version.`,
      );
    }
    const version = versionOf(body);
    if (body.model !== undefined) throw new RequestRefused(400, 'model: Extra inputs are not permitted');
    return hostedMessage(read, { ...body, model: name }, version);
  });

/** `…/models/count-tokens:rawPredict`, whose model stands in the body. Throws RequestRefused and UnknownFault. */
export const answerCountTokens = (call: Call): Answer =>
  answerWithFaults(call, factsFor(null), (read, body) => {
    const model = textOf(body.model);
    const version = versionOf(body);
    if (model !== null && /@(default|latest)$/.test(model))
      throw new RequestRefused(400, `model: ${model} is not supported`);
    return hosted(countAnswer(read, model === null ? body : { ...body, model: nativeName(model) }, version));
  });
