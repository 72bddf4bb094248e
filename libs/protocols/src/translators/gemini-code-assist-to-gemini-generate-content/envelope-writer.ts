import { geminiErrorBody } from '../../gemini/errors';
import { type JsonObject, asObject, asText, objectsOf } from '../../json/json-object';
import { brokenOff } from '../../openai/hub-error';
import type { ProtocolEvent, StreamTranslation } from '../../translation/translator';

/** Puts answers of the Gemini API, whole or one by one, into the envelope of Code Assist. */
export class EnvelopeWriter implements StreamTranslation {
  private hasFinished = false;
  private hasFailed = false;

  /**
   * @param model the name that the client asked for
   * @param requestId ours, where the upstream names none
   */
  constructor(
    private readonly model: string,
    private readonly requestId: string,
  ) {}

  wrap(answer: JsonObject): JsonObject {
    const response = answer.modelVersion === undefined ? answer : { ...answer, modelVersion: this.model };
    return { response, traceId: asText(answer.responseId) ?? this.requestId };
  }

  push({ data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasFailed) return [];
    if (data.error !== undefined && data.error !== null) {
      this.hasFailed = true;
      // An error stands outside of the envelope.
      return [{ data }];
    }
    const isBlocked = asObject(data.promptFeedback)?.blockReason !== undefined;
    this.hasFinished ||= isBlocked || objectsOf(data.candidates).some(({ finishReason }) => asText(finishReason));
    return [{ data: this.wrap(data) }];
  }

  end(): readonly ProtocolEvent[] {
    if (this.hasFinished || this.hasFailed) return [];
    this.hasFailed = true;
    return [{ data: geminiErrorBody(brokenOff) }];
  }
}
