import { ToolNames } from '../../../openai/tool-names';

/** Tool names of Anthropic have at most so many letters, and ids are of the same alphabet (protocols.md 9.1). */
const LONGEST_NAME = 128;

/** What reading a request finds out, for the answer to find its way back. */
export class RequestNotes {
  /** Paths of what was left out. */
  readonly dropped: string[] = [];
  readonly toolNames = new ToolNames(LONGEST_NAME);
  readonly toolIds = new ToolNames(LONGEST_NAME);
}
