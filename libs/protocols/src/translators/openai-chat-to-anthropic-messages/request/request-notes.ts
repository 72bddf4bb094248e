import { ToolNames } from '../../../openai/tool-names';

/** Tool names of Anthropic have at most so many letters, and ids are of the same alphabet (protocols.md 9.1). */
const LONGEST_NAME = 128;

/** What reading a request finds out, for the answer to find its way back. */
export class RequestNotes {
  /** Paths of what was left out. */
  readonly dropped: string[] = [];
  readonly toolNames = new ToolNames(LONGEST_NAME);
  readonly toolIds = new ToolNames(LONGEST_NAME);
  /** Names of free-form tools, which have a text and no JSON for input, as the upstream knows them. */
  readonly customTools = new Set<string>();
  /** The tool whose input is the answer itself, for models that cannot be given a schema for it. */
  answerTool: string | undefined;
}
