import { FunctionNames } from '../function-names';

/** What reading a request finds out, for the answer to find its way back. */
export class RequestNotes {
  /** Paths of what was left out. */
  readonly dropped: string[] = [];
  readonly names: FunctionNames;

  /** @param declared names of the tools */
  constructor(declared: readonly string[]) {
    this.names = new FunctionNames(declared);
  }
}
