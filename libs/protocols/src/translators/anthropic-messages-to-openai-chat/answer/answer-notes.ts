import { ToolNames } from '../../../openai/tool-names';
import type { OpaqueSealer } from '../../../translation/opaque-sealer';

/** Tool ids of Anthropic have letters, digits, `_` and `-` only (protocols.md 9.1); some servers have others. */
const LONGEST_ID = 64;

/** What the request decides about the answer. */
export class AnswerNotes {
  private readonly ids = new ToolNames(LONGEST_ID);

  constructor(
    /** Ours. */
    readonly requestId: string,
    /** The name that the client asked for. */
    readonly model: string,
    readonly toolNames: ToolNames,
    readonly sealer: OpaqueSealer,
  ) {}

  get messageId(): string {
    return `msg_${this.requestId}`;
  }

  /** @param place of the call among those of the answer */
  toolIdOf(id: string | undefined, place: number): string {
    return id === undefined || id === '' ? `toolu_${this.requestId}_${place}` : this.ids.shorten(id);
  }
}
