import type { Arrival } from '../arrival';
import type { Call } from '../call';
import type { Dialect, Route } from '../dialect';
import { checkToken, isGoogleKey, keyOf } from '../gemini/check-caller';
import { answerCountTokens as answerGoogleCountTokens } from '../gemini/count-tokens';
import { answerEmbed, answerPredict } from '../gemini/embed';
import { answerGenerate } from '../gemini/generate';
import { type Target, VERTEX_SERVICE, wantsArray } from '../gemini/target';
import { googleVoice } from '../gemini/voice';
import type { Answer } from '../http/answer';
import { RequestRefused } from '../request-refused';
import { organizationOfKey } from '../tokens/bearer';
import { answerCountTokens, answerRawPredict } from './raw-predict';
import { type VertexPath, readVertexPath } from './vertex-path';
import { vertexVoice } from './voice';

const googleMethods: Readonly<Record<string, (call: Call, target: Target) => Answer>> = {
  generateContent: answerGenerate,
  streamGenerateContent: answerGenerate,
  countTokens: answerGoogleCountTokens,
  embedContent: answerEmbed,
  predict: answerPredict,
};
const voices = [false, true].map((isArray) => googleVoice({ service: VERTEX_SERVICE, isArray }));
const posted = { method: 'POST', metered: true } as const;

function anthropicRoute(path: VertexPath): Route | null {
  if (!/^(rawPredict|streamRawPredict)$/.test(path.method)) return null;
  const counts = path.model === 'count-tokens' && path.method === 'rawPredict';
  const answer = counts ? answerCountTokens : (call: Call) => answerRawPredict(call, path);
  return { ...posted, voice: vertexVoice, answer };
}

function googleRoute({ version, model, method }: VertexPath, url: string): Route | null {
  const answer = googleMethods[method];
  const isArray = wantsArray(method, url);
  const voice = voices[Number(isArray)];
  if (!answer || !voice) return null;
  const target: Target = { version, model, method, service: VERTEX_SERVICE, isVertex: true, isArray };
  return { ...posted, voice, answer: (call) => answer(call, target) };
}

function routeOf({ path, url }: Arrival): Route | null {
  const read = readVertexPath(path);
  if (!read) return null;
  return read.publisher === 'anthropic' ? anthropicRoute(read) : googleRoute(read, url);
}

/** Throws RequestRefused: 401 without a good token, 403 without its scope, and for the project of somebody else. */
function checkKey(call: Call): void {
  const token = checkToken(call);
  const read = readVertexPath(call.path);
  if (!read || token.organization === read.project) return;
  const { project, location, publisher, model } = read;
  const resource = `//${VERTEX_SERVICE}/projects/${project}/locations/${location}/publishers/${publisher}/models/${model}`;
  throw new RequestRefused(
    403,
    `Permission 'aiplatform.endpoints.predict' denied on resource '${resource}' (or it may not exist).`,
    { code: 'IAM_PERMISSION_DENIED' },
  );
}

/** Anthropic's and Google's models on Vertex AI: https://cloud.google.com/vertex-ai/docs/reference/rest */
export const vertexDialect: Dialect = {
  routeOf,
  keyOf,
  organizationOf: organizationOfKey,
  isKey: isGoogleKey,
  checkKey,
};
