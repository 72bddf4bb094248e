import type { Step } from '../../http/answer';
import { openAiError } from '../errors';
import { dataOf } from '../event-data';
import type { StreamForm } from '../voice';
import { chunkStep } from './completion-stream';

const START = '{"id":"chatcmpl-sandbox","object":"chat.completion.chunk","created":0,"model":"sandbox","choices":[';

/** How a stream of chat completions says what only faults make it say. */
export const chatForm: StreamForm = {
  errorStep: (refusal) => ({
    event: 'error',
    bytes: `data: ${JSON.stringify({ error: openAiError(refusal) })}\n\n`,
    waitMs: 0,
    usage: null,
  }),
  pingStep: { event: 'ping', bytes: ': ping\n\n', waitMs: 0, usage: null },
  contentStep: (text) =>
    chunkStep(`${START}{"index":0,"delta":{"content":${JSON.stringify(text)}},"finish_reason":null}]}`, 'content'),
  halfStep: chunkStep(`${START}{"index":0,"delta":{"con`, 'content'),
  withoutUsage,
};

/** The chunk that has nothing else is not written at all. */
function withoutUsage(step: Step): Step | null {
  if (step.event !== '') return null;
  return { ...step, bytes: JSON.stringify({ ...dataOf(step), usage: undefined }), usage: null };
}
