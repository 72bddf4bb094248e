import type { Step } from '../../http/answer';
import { isObject } from '../../json';
import type { Refusal } from '../../voice';
import { openAiError } from '../errors';
import { dataOf } from '../event-data';
import type { StreamForm } from '../voice';
import { responseEvent } from './event-writer';

/** How a stream of a response says what only faults make it say. */
export const responsesForm: StreamForm = {
  errorStep: (refusal, _, sent) => failure(refusal, sent),
  pingStep: { event: 'ping', bytes: ': ping\n\n', waitMs: 0, usage: null },
  contentStep: (text, sent) => {
    const { item_id: id = 'msg_sandbox' } = latestDelta(sent);
    const members = `"item_id":"${String(id)}","output_index":0,"content_index":0,"logprobs":[],"delta":${JSON.stringify(text)}`;
    return { ...responseEvent('response.output_text.delta', sent.length, members), part: 'content' };
  },
  halfStep: { event: 'response.output_text.delta', part: 'content', bytes: halfEvent(), waitMs: 0, usage: null },
  withoutUsage: (step) => {
    const { response, ...data } = dataOf(step);
    if (step.event === '') return { ...step, bytes: JSON.stringify({ ...data, usage: undefined }), usage: null };
    const told = { ...data, response: isObject(response) ? { ...response, usage: undefined } : response };
    return { ...step, bytes: `event: ${step.event}\ndata: ${JSON.stringify(told)}\n\n`, usage: null };
  },
};

function halfEvent(): string {
  return 'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","sequence_number":1,"del\n\n';
}

const latestDelta = (sent: readonly Step[]): ReturnType<typeof dataOf> => {
  const step = sent.findLast(({ part }) => part === 'content');
  return step ? dataOf(step) : {};
};

const codes: Readonly<Record<number, string>> = { 400: 'invalid_prompt', 429: 'rate_limit_exceeded' };

/** A response that has begun fails as a whole; before that there is only an `error` event. */
function failure(refusal: Refusal, sent: readonly Step[]): Step {
  const { message, code } = openAiError(refusal);
  const [created] = sent;
  if (!created) {
    const members = `"code":${JSON.stringify(code ?? 'server_error')},"message":${JSON.stringify(message)},"param":null`;
    return responseEvent('error', 0, members);
  }
  const { response } = dataOf(created);
  const error = { code: codes[refusal.status] ?? code ?? 'server_error', message };
  const failed = { ...(isObject(response) ? response : {}), status: 'failed', error };
  return responseEvent('response.failed', sent.length, `"response":${JSON.stringify(failed)}`);
}
