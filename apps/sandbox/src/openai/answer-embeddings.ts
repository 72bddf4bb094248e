import { noTokens } from '@app/common';
import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import { type JsonObject, isArray } from '../json';
import { RequestRefused } from '../request-refused';
import { answerWithFaults } from '../simulation/answer-with-faults';
import { charactersIn, tokensOf } from '../simulation/count-tokens';
import { echoAnswer } from '../simulation/echo';
import { rawAnswer } from '../simulation/raw';
import { deploymentIn } from './azure-paths';
import { modelOf } from './check-model';
import { embeddingOf } from './embedding';
import { missing, wrongType, wrongValue } from './refusals';
import { factsOf } from './request-facts';

const LARGEST = 3_072;
const MOST_INPUTS = 2_048;

/** `POST …/embeddings`. Throws RequestRefused and UnknownFault. */
export function answerEmbeddings(call: Call): Answer {
  const deployment = deploymentIn(call.path);
  return answerWithFaults(call, (body) => ({ ...factsOf(body, deployment), streaming: false }), properAnswer);
}

function properAnswer(call: Call, body: JsonObject): Answer {
  const model = modelOf(call, body);
  if (model === 'sandbox-echo') return echoAnswer(call);
  if (model === 'sandbox-raw') return rawAnswer(body, call);
  const inputs = inputsOf(body.input);
  const dimensions = dimensionsOf(body, model);
  const format = body.encoding_format ?? 'float';
  if (format !== 'float' && format !== 'base64') throw wrongValue('encoding_format', format, "'float' and 'base64'");
  const data = inputs.map((input, index) => {
    const vector = embeddingOf(JSON.stringify([model, input]), dimensions);
    const embedding = format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : Array.from(vector);
    return { object: 'embedding', index, embedding };
  });
  const tokens = inputs.reduce<number>((sum, input) => sum + tokensIn(input), 0);
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  const headers = call.voice.meteredJsonHeaders(call);
  return wholeAnswer(200, headers, JSON.stringify({ object: 'list', data, model, usage }), {
    ...noTokens,
    input: tokens,
  });
}

/** A text, texts, the tokens of one text, or those of several. */
function inputsOf(input: unknown): unknown[] {
  if (input === undefined) throw missing('input');
  const inputs = isArray(input) && !input.every((part) => typeof part === 'number') ? input : [input];
  if (inputs.length > MOST_INPUTS) throw wrongType('input', `at most ${MOST_INPUTS} texts`);
  for (const one of inputs) {
    const isTokens = isArray(one) && one.length > 0 && one.every((part) => typeof part === 'number');
    if (!isTokens && (typeof one !== 'string' || one === '')) {
      throw new RequestRefused(400, "'$.input' is invalid. Please check the API reference.", { param: 'input' });
    }
  }
  return inputs;
}

const tokensIn = (input: unknown): number => (isArray(input) ? input.length : tokensOf(charactersIn(input)));

function dimensionsOf({ dimensions }: JsonObject, model: string): number {
  if (dimensions === undefined || dimensions === null) return model.endsWith('-3-large') ? LARGEST : LARGEST / 2;
  if (Number.isInteger(dimensions) && Number(dimensions) > 0 && Number(dimensions) <= LARGEST)
    return Number(dimensions);
  throw wrongType('dimensions', `an integer from 1 to ${LARGEST}`);
}
