import { type JsonObject, asObject } from '../../../json/json-object';
import { ToolNames } from '../../../openai/tool-names';
import type { OpaqueSealer } from '../../../translation/opaque-sealer';
import type { TranslationContext } from '../../../translation/translator';
import type { FunctionNames } from '../function-names';

/** Tool ids of Anthropic have letters, digits, `_` and `-` only (protocols.md 9.1). */
const LONGEST_ID = 64;
const thinkingTypes: readonly unknown[] = ['enabled', 'adaptive', 'between_tools'];

/** What the request decides about the answer. */
export class AnswerNotes {
  readonly messageId: string;
  /** The name that the client asked for. */
  readonly model: string;
  readonly sealer: OpaqueSealer;
  /** The client knows what thinking blocks are. */
  readonly showsThoughts: boolean;
  /** The client wants one call at a time, which Gemini cannot be told (protocols.md 9.4). */
  readonly isSequential: boolean;
  private readonly ids = new ToolNames(LONGEST_ID);
  private readonly requestId: string;

  constructor(
    request: JsonObject,
    { requestId, model, sealer, hints }: TranslationContext,
    private readonly names: FunctionNames,
  ) {
    this.requestId = requestId;
    this.messageId = `msg_${requestId}`;
    this.model = model.asked;
    this.sealer = sealer;
    this.showsThoughts = hints?.showsReasoning === true || thinkingTypes.includes(asObject(request.thinking)?.type);
    this.isSequential = asObject(request.tool_choice)?.disable_parallel_tool_use === true;
  }

  toolNameOf(name: string): string {
    return this.names.restore(name);
  }

  /** @param place of the call among those of the answer */
  toolIdOf(id: string | undefined, place: number): string {
    return id === undefined || id === '' ? `toolu_${this.requestId}_${place}` : this.ids.shorten(id);
  }
}
