import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import { type Answer, wholeAnswer } from '../http/answer';
import { decodedPart } from './azure-paths';
import { modelOf } from './check-model';

const listed = [
  'gpt-6.1-sol',
  'gpt-5.5',
  'codex-mini-latest',
  'text-embedding-3-small',
  'sandbox-large',
  'sandbox-small',
];
const CREATED = 1_767_225_600;

const modelInfo = (id: string): object => ({ id, object: 'model', created: CREATED, owned_by: 'sandbox' });

/** `GET …/models` and `GET …/models/{id}`. Throws RequestRefused and UnknownFault. */
export function answerModels(call: Call): Answer {
  const id = /\/models\/(.+)$/.exec(call.path)?.[1];
  const model = id === undefined ? null : decodedPart(id);
  return injectFaults(faultsOf(call, model), { ...call, model }, () => {
    const body = model === null ? { object: 'list', data: listed.map(modelInfo) } : modelInfo(modelOf(call, { model }));
    return wholeAnswer(200, call.voice.jsonHeaders(call), JSON.stringify(body));
  });
}
