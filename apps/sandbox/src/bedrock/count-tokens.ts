import { isJsonObject, parseJsonObject } from '@app/protocols';
import { countAnswer } from '../anthropic/count-tokens';
import { promptTokens } from '../anthropic/prompt-tokens';
import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import { type JsonObject, textOf } from '../json';
import { answerWithFaults } from '../simulation/answer-with-faults';
import { awsRefused } from './aws-exceptions';
import { checkInvokeBody } from './invoke-body';
import { readModelId } from './model-id';

/** `POST /model/{id}/count-tokens`, which takes no inference profile. Throws RequestRefused and UnknownFault. */
export const answerCountTokens = (call: Call, id: string): Answer =>
  answerWithFaults(
    call,
    () => ({ model: id, streaming: false, marker: null }),
    (read, body) => {
      const model = readModelId(id);
      if (!model || (model.isProfile && !id.startsWith('sandbox-'))) {
        throw awsRefused('ValidationException', 'The provided model identifier is invalid.');
      }
      const inner = innerBody(body);
      const version = checkInvokeBody(inner, model.name);
      if (inner.max_tokens === undefined) throw awsRefused('ValidationException', 'max_tokens: Field required');
      const message = { ...inner, model: model.name };
      countAnswer(read, message, version);
      return wholeAnswer(200, read.voice.jsonHeaders(read), JSON.stringify({ inputTokens: promptTokens(message) }));
    },
  );

/** What would be sent to be invoked, in base64 inside of the body. */
function innerBody(body: JsonObject): JsonObject {
  const invokeModel = isJsonObject(body.input) ? body.input.invokeModel : undefined;
  const encoded = isJsonObject(invokeModel) ? textOf(invokeModel.body) : null;
  const inner = encoded === null ? undefined : parseJsonObject(Buffer.from(encoded, 'base64').toString());
  if (!inner) throw awsRefused('ValidationException', 'The provided request is not valid');
  return { ...inner };
}
