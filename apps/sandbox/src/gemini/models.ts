import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import { type Answer, wholeAnswer } from '../http/answer';
import { RequestRefused } from '../request-refused';
import { isEmbeddingModel, serves } from './target';
import { googleHeaders } from './voice';

const listed = [
  'gemini-3.8-pro',
  'gemini-3.8-flash',
  'gemini-3.5-flash-lite',
  'gemini-2.5-pro',
  'gemini-embedding-001',
  'sandbox-large',
  'sandbox-small',
  'sandbox-echo',
];
const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 1_000;

const modelInfo = (id: string): object => ({
  name: `models/${id}`,
  version: '001',
  displayName: id,
  description: `${id}, simulated`,
  inputTokenLimit: 1_048_576,
  outputTokenLimit: 65_536,
  ...(isEmbeddingModel(id)
    ? { supportedGenerationMethods: ['embedContent', 'countTokens'] }
    : {
        supportedGenerationMethods: ['generateContent', 'countTokens'],
        ...{ temperature: 1, topP: 0.95, topK: 64, maxTemperature: 2, thinking: true },
      }),
});

/** `GET /{version}/models` and `GET /{version}/models/{id}`. Throws RequestRefused and UnknownFault. */
export function answerModels(call: Call, id: string | null): Answer {
  return injectFaults(faultsOf(call, id), { ...call, model: id }, () => {
    if (id === null) {
      return wholeAnswer(200, googleHeaders, JSON.stringify(page(new URL(call.url, 'http://sandbox').searchParams)));
    }
    const isServed = ['generateContent', 'embedContent'].some((method) =>
      serves({ model: id, method, version: '', service: '', isVertex: false, isArray: false }),
    );
    if (!isServed) throw new RequestRefused(404, `Model is not found: models/${id}`);
    return wholeAnswer(200, googleHeaders, JSON.stringify(modelInfo(id)));
  });
}

function page(query: URLSearchParams): object {
  const size = Number(query.get('pageSize') ?? DEFAULT_PAGE);
  if (!Number.isInteger(size) || size < 0) throw new RequestRefused(400, 'page_size must not be negative.');
  const token = query.get('pageToken') ?? '';
  const from = token === '' ? 0 : listed.indexOf(token);
  if (from < 0) throw new RequestRefused(400, 'The page token is invalid.');
  const until = from + Math.min(size === 0 ? DEFAULT_PAGE : size, LARGEST_PAGE);
  const next = listed[until];
  return { models: listed.slice(from, until).map(modelInfo), ...(next !== undefined && { nextPageToken: next }) };
}
