import type { Dialect } from '../dialect';
import { bearerOf } from '../tokens/bearer';
import { checkBearer, isSandboxKey } from './check-caller';
import { isModelsPath, openAiRoute } from './routes';

/** OpenAI's API, and that of the servers that are compatible with it below any prefix. */
export const openAiDialect: Dialect = {
  routeOf: (arrival) => {
    const { headers, path } = arrival;
    // Anthropic has lists of models under the same paths, and clients that say which version of its API they speak.
    const speaksAnthropic = headers['anthropic-version'] !== undefined || bearerOf(headers) === '';
    return isModelsPath(path) && speaksAnthropic ? null : openAiRoute('openai', arrival);
  },
  keyOf: ({ headers }) => bearerOf(headers),
  isKey: isSandboxKey,
  checkKey: (call) => checkBearer(call, isSandboxKey),
};
