import { type Answer, type Step, isEventStream, wholeAnswer } from '../http/answer';
import type { Refusal } from '../voice';
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

const injected = (status = 529): Refusal => ({ status, message: 'Injected error in the stream' });

/** Streams that are correct HTTP, and correct server-sent events, but not what a client hopes for. */
export const eventFaults: Readonly<Record<string, FaultKind>> = {
  'error-first': {
    mostNumbers: 1,
    change: (answer, [status], asked): Answer =>
      isEventStream(answer)
        ? { ...answer, steps: [asked.voice.errorStep(injected(status), asked, [])] }
        : wholeAnswer(answer.status, answer.headers, asked.voice.errorBody(injected(status), asked)),
  },
  'error-mid': ofEvents(1, (steps, [status], asked) => {
    const sent = steps.slice(0, firstDeltaOf(steps) + 1);
    return [...sent, asked.voice.errorStep(injected(status), asked, sent)];
  }),
  'no-message-stop': ofEvents(0, (steps) => steps.filter((step) => step.part !== 'end')),
  'end-early': ofEvents(0, (steps) => steps.slice(0, firstDeltaOf(steps) + 1)),
  pings: ofEvents(1, (steps, [count = 10], { voice }) =>
    insertAfterFirstDelta(steps, new Array<Step>(count).fill(voice.pingStep)),
  ),
  'big-events': ofEvents(2, (steps, [mebibytes = 5, count = 1], { voice }) => {
    const sent = steps.slice(0, firstDeltaOf(steps) + 1);
    const event = voice.contentStep('x'.repeat(Math.round(mebibytes * MEBIBYTE)), sent);
    return insertAfterFirstDelta(steps, new Array<Step>(count).fill(event));
  }),
};
