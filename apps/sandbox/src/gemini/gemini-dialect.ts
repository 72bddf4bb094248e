import type { Call } from '../call';
import type { Arrival } from '../arrival';
import type { Dialect, Route } from '../dialect';
import type { Answer } from '../http/answer';
import { decoded } from '../http/decoded';
import { organizationOfKey } from '../tokens/bearer';
import { apiKeyOf, checkApiCaller, isGoogleKey, keyOf } from './check-caller';
import { answerCountTokens } from './count-tokens';
import { answerBatchEmbed, answerEmbed } from './embed';
import { answerGenerate } from './generate';
import { answerModels } from './models';
import { GEMINI_SERVICE, type Target, wantsArray } from './target';
import { googleVoice } from './voice';

const methods: Readonly<Record<string, (call: Call, target: Target) => Answer>> = {
  generateContent: answerGenerate,
  streamGenerateContent: answerGenerate,
  countTokens: answerCountTokens,
  embedContent: answerEmbed,
  batchEmbedContents: answerBatchEmbed,
};
const modelPath = /^\/(v1|v1beta|v1alpha)\/(?:models|tunedModels)\/(.+)(?::|%3A)([A-Za-z]+)$/i;
const listPath = /^\/(v1|v1beta|v1alpha)\/models(?:\/([^:]+))?$/;
const voice = googleVoice({ service: GEMINI_SERVICE, isArray: false });
const arrayVoice = googleVoice({ service: GEMINI_SERVICE, isArray: true });

function generationRoute({ path, url }: Arrival): Route | null {
  const [, version = '', model = '', method = ''] = modelPath.exec(path) ?? [];
  const answer = methods[method];
  if (!answer) return null;
  const isArray = wantsArray(method, url);
  const target = { version, model: decoded(model), method, service: GEMINI_SERVICE, isVertex: false, isArray };
  const form = { method: 'POST', metered: true, voice: isArray ? arrayVoice : voice } as const;
  return { ...form, answer: (call) => answer(call, target) };
}

/** Other APIs have `/v1/models` too: there a key of Google's kind tells whose is meant. */
function listRoute(arrival: Arrival): Route | null {
  const [matched, version, id] = listPath.exec(arrival.path) ?? [];
  if (matched === undefined || (version === 'v1' && apiKeyOf(arrival) === '')) return null;
  const name = id === undefined ? null : decoded(id);
  return { method: 'GET', metered: false, voice, answer: (call) => answerModels(call, name) };
}

/** The Gemini API: https://ai.google.dev/api */
export const geminiDialect: Dialect = {
  routeOf: (arrival) => generationRoute(arrival) ?? listRoute(arrival),
  keyOf,
  organizationOf: organizationOfKey,
  isKey: isGoogleKey,
  checkKey: checkApiCaller,
};
