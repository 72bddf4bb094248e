import { ToolNames } from '../../openai/tool-names';

/** 128 with newer models, 64 with older ones (protocols.md 9.4). */
const LONGEST_NAME = 64;
const beginsWell = /^[A-Za-z_]/;
/** No name that fits holds a space, so that what begins with this is never taken for a name of its own. */
const MARK = '_ ';

/** Names of tools as Gemini takes them: like OpenAI's, and beginning with a letter or `_`. Lives as long as one request. */
export class FunctionNames {
  private readonly names: ToolNames;

  /** @param declared names of the tools, which no shortened name may meet */
  constructor(declared: readonly string[]) {
    this.names = new ToolNames(
      LONGEST_NAME,
      declared.filter((name) => beginsWell.test(name)),
    );
  }

  /** The name as Gemini can read it. */
  shorten(name: string): string {
    const isMarked = !beginsWell.test(name) || name.startsWith(MARK);
    return this.names.shorten(isMarked ? MARK + name : name);
  }

  /** The name that was shortened to this; a name that nobody shortened is its own. */
  restore(short: string): string {
    const name = this.names.restore(short);
    return name !== short && name.startsWith(MARK) ? name.slice(MARK.length) : name;
  }
}
