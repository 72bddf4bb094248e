import { type Answer, type Step, bytesOf, isEventStream } from '../http/answer';
import type { FaultKind } from './fault';
import { firstDeltaOf } from './first-delta';

const DEFAULT_DELAY_MS = 1_000;

const waitBeforeHeaders: FaultKind = {
  mostNumbers: 1,
  change: (answer, [milliseconds = DEFAULT_DELAY_MS]) => ({ ...answer, waitBeforeHeadersMs: milliseconds }),
};

const waitBefore = (steps: readonly Step[], index: number, waitMs: number): Step[] =>
  steps.map((step, at) => (at === index ? { ...step, waitMs } : step));

/** A body that is not a stream of events becomes two halves, so that there is a middle to stop in. */
function stallAt(answer: Answer): { readonly steps: readonly Step[]; readonly index: number } {
  if (isEventStream(answer)) return { steps: answer.steps, index: firstDeltaOf(answer.steps) + 1 };
  const [only, ...more] = answer.steps;
  if (!only) return { steps: [], index: 0 };
  const bytes = bytesOf(only);
  const middle = Math.floor(bytes.length / 2);
  const first = { ...only, bytes: bytes.subarray(0, middle), usage: null };
  return { steps: [first, { ...only, bytes: bytes.subarray(middle) }, ...more], index: 1 };
}

/** Answers that take their time. Numbers are milliseconds. */
export const timingFaults: Readonly<Record<string, FaultKind>> = {
  slow: waitBeforeHeaders,
  'slow-first-byte': waitBeforeHeaders,
  hang: { mostNumbers: 0, change: (answer) => ({ ...answer, waitBeforeHeadersMs: Infinity }) },
  'slow-body': {
    mostNumbers: 1,
    change: (answer, [milliseconds = DEFAULT_DELAY_MS]) => ({
      ...answer,
      steps: waitBefore(answer.steps, 0, milliseconds),
    }),
  },
  stall: {
    mostNumbers: 1,
    change: (answer, [milliseconds = Infinity]) => {
      const { steps, index } = stallAt(answer);
      return { ...answer, steps: waitBefore(steps, index, milliseconds) };
    },
  },
  gap: {
    mostNumbers: 1,
    change: (answer, [milliseconds = DEFAULT_DELAY_MS]) => ({
      ...answer,
      steps: answer.steps.map((step, index) => (index === 0 ? step : { ...step, waitMs: milliseconds })),
    }),
  },
};
