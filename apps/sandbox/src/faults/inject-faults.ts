import type { Answer } from '../http/answer';
import type { Asked, Fault } from './fault';

/** The first fault that stands in place of the answer does so; then every other changes what there is, in order. */
export function injectFaults(faults: readonly Fault[], asked: Asked, properAnswer: () => Answer): Answer {
  const replacement = faults.find((fault) => fault.kind.replace !== undefined);
  const first = replacement?.kind.replace?.(asked, replacement.numbers) ?? properAnswer();
  return faults.reduce((answer, { kind, numbers }) => kind.change?.(answer, numbers, asked) ?? answer, first);
}
