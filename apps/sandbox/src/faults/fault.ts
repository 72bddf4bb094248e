import type { Answer } from '../http/answer';

/** How one fault works. It either stands in place of the proper answer or changes it. */
export interface FaultKind {
  /** How many numbers may follow its name. */
  readonly mostNumbers: number;
  readonly replace?: (requestId: string, numbers: readonly number[]) => Answer;
  readonly change?: (answer: Answer, numbers: readonly number[], requestId: string) => Answer;
}

/** One fault that a request asks for. */
export interface Fault {
  readonly name: string;
  readonly kind: FaultKind;
  readonly numbers: readonly number[];
}
