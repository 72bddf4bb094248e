import type { JsonObject } from '../../../json/json-object';
import type { ToolNames } from '../../../openai/tool-names';
import type { OpaqueSealer } from '../../../translation/opaque-sealer';
import type { TranslationContext } from '../../../translation/translator';

/** What the request decides about the answer. */
export class AnswerNotes {
  readonly sealer: OpaqueSealer;
  /** Members that an answer and each event of a stream end with. */
  readonly tail: JsonObject;
  private readonly requestId: string;

  constructor(
    { requestId, model, sealer }: TranslationContext,
    private readonly toolNames: ToolNames,
    /** The client wants the text of thoughts. */
    readonly showsThoughts: boolean,
  ) {
    this.sealer = sealer;
    this.requestId = requestId;
    this.tail = { modelVersion: model.asked, responseId: requestId };
  }

  functionNameOf(name: string): string {
    return this.toolNames.restore(name);
  }

  /** @param place of the call among those of the answer */
  callIdOf(id: string | undefined, place: number): string {
    return id === undefined || id === '' ? `call_${this.requestId}_${place}` : id;
  }
}
