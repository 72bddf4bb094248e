import { type Answer, type Step, bytesOf } from '../http/answer';
import type { FaultKind } from './fault';

/** The first `count` bytes of a body. What a step says about the usage is known only to who has read all of it. */
function firstBytes(steps: readonly Step[], count: number): Step[] {
  const kept: Step[] = [];
  let room = count;
  for (const step of steps) {
    const bytes = bytesOf(step);
    if (bytes.length > room) {
      if (room > 0) kept.push({ ...step, bytes: bytes.subarray(0, room), usage: null });
      break;
    }
    kept.push(step);
    room -= bytes.length;
  }
  return kept;
}

const lengthOf = (answer: Answer): number => answer.steps.reduce((sum, step) => sum + bytesOf(step).length, 0);
const half = (answer: Answer): number => Math.floor(lengthOf(answer) / 2);

const breakOff = (ending: 'cut' | 'reset'): FaultKind => ({
  mostNumbers: 1,
  change: (answer, [count]) => ({ ...answer, steps: firstBytes(answer.steps, count ?? half(answer)), ending }),
});

/** Connections that end before their answer does. */
export const connectionFaults: Readonly<Record<string, FaultKind>> = {
  cut: breakOff('cut'),
  reset: breakOff('reset'),
  'cut-before-headers': {
    mostNumbers: 0,
    change: (answer) => ({ ...answer, steps: [], ending: 'cut', withoutHeaders: true }),
  },
  truncated: {
    mostNumbers: 1,
    change: (answer, [count]) => {
      const steps = firstBytes(answer.steps, count ?? half(answer));
      const length = steps.reduce((sum, step) => sum + bytesOf(step).length, 0);
      return { ...answer, steps, declaredLength: answer.declaredLength === null ? null : length };
    },
  },
  empty: {
    mostNumbers: 0,
    change: (answer) => ({ ...answer, steps: [], declaredLength: 0 }),
  },
};
