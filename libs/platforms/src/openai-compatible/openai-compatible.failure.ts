import { zaiVerdict } from '../anthropic-compatible/zai-codes';
import { errorWords } from '../openai/openai-error-words';
import { classifyOpenaiFailure } from '../openai/openai.failure';
import type { UpstreamErrorResponse, UpstreamVerdict } from '../platform-adapter';
import { retryTime } from '../reset-times/retry-time';

/** How model servers call a 404 that is about the model, where they have no code for it: vLLM, Ollama. */
const notFoundTypes: ReadonlySet<string | undefined> = new Set(['NotFoundError', 'not_found_error']);

/** As OpenAI's own, but for what other servers call things. */
export function classifyOpenaiCompatibleFailure(response: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const { code, type, param } = errorWords(response.body);
  if (response.status === 404 && (param === 'model' || notFoundTypes.has(type))) {
    return { failure: 'forbidden', scope: 'model', code: type ?? 'model_not_found' };
  }
  return zaiVerdict(code, retryTime(response.headers, now)) ?? classifyOpenaiFailure(response, now);
}
