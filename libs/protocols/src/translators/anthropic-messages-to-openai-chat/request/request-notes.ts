import { ToolNames } from '../../../openai/tool-names';

/** As short as the strictest of the servers wants ids; those of Anthropic have 30. */
const LONGEST_ID = 40;

/** What reading a request finds out, for the answer to find its way back. */
export class RequestNotes {
  /** Paths of what was left out. */
  readonly dropped: string[] = [];
  readonly toolNames: ToolNames;
  readonly toolIds = new ToolNames(LONGEST_ID);

  /** @param declared names of the tools, which no shortened name may meet */
  constructor(declared: Iterable<string>) {
    this.toolNames = new ToolNames(undefined, declared);
  }
}
