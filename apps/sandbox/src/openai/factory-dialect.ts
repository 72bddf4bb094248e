import { anthropicDialect } from '../anthropic/anthropic-dialect';
import type { Dialect } from '../dialect';
import { bearerOf } from '../tokens/bearer';
import { checkBearer, isFactoryKey } from './check-caller';
import { openAiRoute } from './routes';

const MESSAGES = '/api/llm/a/v1/messages';
const openAiPaths = new Set(['/api/llm/o/v1/responses', '/api/llm/o/v1/chat/completions']);

/** Factory's own server, which has Anthropic's API and OpenAI's below paths of its own, with one kind of key for both. */
export const factoryDialect: Dialect = {
  routeOf: (arrival) => {
    if (openAiPaths.has(arrival.path)) return openAiRoute('openai', arrival);
    return arrival.path === MESSAGES ? anthropicDialect.routeOf({ ...arrival, path: '/v1/messages' }) : null;
  },
  // Its clients send a placeholder as `x-api-key`, which says nothing.
  keyOf: ({ headers }) => bearerOf(headers),
  isKey: isFactoryKey,
  checkKey: (call) => checkBearer(call, isFactoryKey),
};
