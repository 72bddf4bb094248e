import { type ErrorStatus, errorBody, errorTypes } from '../anthropic/errors';
import { eventStep } from '../anthropic/stream';
import { type Answer, type Step, isEventStream, wholeAnswer } from '../http/answer';
import type { Asked, FaultKind } from './fault';
import { firstDeltaOf } from './first-delta';

const MEBIBYTE = 1024 * 1024;

/** A fault of event streams; other answers stay as they are. */
const ofEvents = (
  mostNumbers: number,
  change: (steps: readonly Step[], numbers: readonly number[], asked: Asked) => readonly Step[],
): FaultKind => ({
  mostNumbers,
  change: (answer, numbers, asked) =>
    isEventStream(answer) ? { ...answer, steps: change(answer.steps, numbers, asked) } : answer,
});

const insertAfterFirstDelta = (steps: readonly Step[], added: readonly Step[]): Step[] =>
  steps.toSpliced(firstDeltaOf(steps) + 1, 0, ...added);

const isErrorStatus = (status: number | undefined): status is ErrorStatus =>
  status !== undefined && status in errorTypes;

function injectedError(status: number | undefined, asked: Asked): string {
  const type = isErrorStatus(status) ? errorTypes[status] : errorTypes[529];
  return errorBody(type, 'Injected error in the stream', asked.requestId);
}

const errorEvent = (status: number | undefined, asked: Asked): Step => eventStep('error', injectedError(status, asked));

const bigEvent = (mebibytes: number): Step => {
  const text = 'x'.repeat(Math.round(mebibytes * MEBIBYTE));
  return eventStep(
    'content_block_delta',
    `{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"${text}"}}`,
  );
};

/** Streams that are correct HTTP, and correct server-sent events, but not what a client hopes for. */
export const eventFaults: Readonly<Record<string, FaultKind>> = {
  'error-first': {
    mostNumbers: 1,
    change: (answer, [status], asked): Answer =>
      isEventStream(answer)
        ? { ...answer, steps: [errorEvent(status, asked)] }
        : wholeAnswer(answer.status, answer.headers, injectedError(status, asked)),
  },
  'error-mid': ofEvents(1, (steps, [status], asked) => [
    ...steps.slice(0, firstDeltaOf(steps) + 1),
    errorEvent(status, asked),
  ]),
  'no-message-stop': ofEvents(0, (steps) => steps.filter((step) => step.event !== 'message_stop')),
  'end-early': ofEvents(0, (steps) => steps.slice(0, firstDeltaOf(steps) + 1)),
  pings: ofEvents(1, (steps, [count = 10]) => {
    const ping = eventStep('ping', '{"type": "ping"}');
    return insertAfterFirstDelta(steps, new Array<Step>(count).fill(ping));
  }),
  'big-events': ofEvents(2, (steps, [mebibytes = 5, count = 1]) => {
    const event = bigEvent(mebibytes);
    return insertAfterFirstDelta(steps, new Array<Step>(count).fill(event));
  }),
};
