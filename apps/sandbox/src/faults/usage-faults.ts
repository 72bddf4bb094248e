import { type Answer, type Step, isEventStream } from '../http/answer';
import type { FaultKind } from './fault';

function changeUsage(answer: Answer, change: (step: Step) => Step | null): Answer {
  const steps = answer.steps.flatMap((step) => (step.usage === null ? step : (change(step) ?? [])));
  const declaredLength =
    answer.declaredLength === null ? null : steps.reduce((sum, step) => sum + Buffer.byteLength(step.bytes), 0);
  return { ...answer, steps, declaredLength };
}

/** Upstreams that only resemble the real API report usage late or never. */
export const usageFaults: Readonly<Record<string, FaultKind>> = {
  'usage-late': {
    mostNumbers: 0,
    change: (answer, _, { voice }) =>
      isEventStream(answer) && voice.withLateUsage ? changeUsage(answer, voice.withLateUsage) : answer,
  },
  'usage-missing': {
    mostNumbers: 0,
    change: (answer, _, { voice }) => changeUsage(answer, voice.withoutUsage),
  },
};
