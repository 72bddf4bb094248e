import { type TokenUsage, noTokens } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf, parseJsonObject } from '../json/json-object';
import type { SseFrame } from '../sse/sse-decoder';
import type { Metered, StreamMeter } from '../stream-meter';
import { GroundedSearches } from './grounded-searches';
import { geminiModelUsage } from './model-usage';
import { tokensOfGemini } from './usage';

/** Reads the usage out of a copy of a stream of GenerateContent answers: each repeats the figures so far. */
export class GeminiStreamMeter implements StreamMeter {
  private begun = false;
  private stopped = false;
  private failed = false;
  private servedModel: string | undefined;
  private usage: JsonObject | undefined;
  private readonly searches = new GroundedSearches();
  private chunks = 0;

  /** @param unwrap what an event's data holds of the answer: all of it, but in envelopes around the protocol */
  constructor(private readonly unwrap: (data: JsonObject) => JsonObject | undefined = (data) => data) {}

  get hasBegun(): boolean {
    return this.begun;
  }

  get hasStopped(): boolean {
    return this.stopped;
  }

  get hasFailed(): boolean {
    return this.failed;
  }

  take({ data }: SseFrame): void {
    if (this.failed) return;
    const event = parseJsonObject(data.toString('utf8'));
    if (event?.error !== undefined && event.error !== null) {
      this.failed = true;
      this.stopped = true;
      return;
    }
    const answer = event && this.unwrap(event);
    if (!answer) return;
    this.takeAnswer(answer);
  }

  /**
   * Exact once the answer has an end and figures. Before that the last figures count, and each event for one token at least: an answer
   * has as many tokens as events, so nobody is charged for more than was streamed.
   */
  result(): Metered {
    if (!this.begun) return { entries: [], source: 'estimated' };
    const soFar = this.usage ? tokensOfGemini(this.usage) : noTokens;
    if (this.stopped && !this.failed && this.usage) return this.metered(soFar, 'exact');
    return this.metered({ ...soFar, output: Math.max(soFar.output, this.chunks) }, 'partial');
  }

  private metered(tokens: TokenUsage, source: Metered['source']): Metered {
    const { servedModel, usage, searches } = this;
    return { entries: [geminiModelUsage(servedModel, usage, tokens, searches.count(servedModel))], source };
  }

  private takeAnswer(answer: JsonObject): void {
    const candidates = objectsOf(answer.candidates);
    const isAnswer = candidates.length > 0 || answer.promptFeedback !== undefined || answer.usageMetadata !== undefined;
    if (!isAnswer) return;
    this.begun = true;
    this.servedModel = asText(answer.modelVersion) ?? this.servedModel;
    this.usage = asObject(answer.usageMetadata) ?? this.usage;
    this.searches.take(candidates);
    if (candidates.some(({ content }) => objectsOf(asObject(content)?.parts).length > 0)) this.chunks += 1;
    const isBlocked = asObject(answer.promptFeedback)?.blockReason !== undefined;
    if (isBlocked || candidates.some(({ finishReason }) => typeof finishReason === 'string')) this.stopped = true;
  }
}
