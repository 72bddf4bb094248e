import type { Identity } from '../caller/identity';
import type { Answer } from '../http/answer';
import type { Voice } from '../voice';

/** What a fault knows of the request that it befalls. */
export interface Asked extends Identity {
  /** As it was asked for; null when the request named none. */
  readonly model: string | null;
  readonly voice: Voice;
}

/** How one fault works. It either stands in place of the proper answer or changes it. */
export interface FaultKind {
  /** How many numbers may follow its name. */
  readonly mostNumbers: number;
  readonly replace?: (asked: Asked, numbers: readonly number[]) => Answer;
  readonly change?: (answer: Answer, numbers: readonly number[], asked: Asked) => Answer;
}

/** One fault that a request asks for. */
export interface Fault {
  readonly name: string;
  readonly kind: FaultKind;
  readonly numbers: readonly number[];
}
