import { type TokenUsage, noTokens } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf, parseJsonObject } from '../json/json-object';
import type { SseFrame } from '../sse/sse-decoder';
import type { Metered, StreamMeter } from '../stream-meter';
import { isDone, isErrorFrame } from './frames';
import { chatModelUsage } from './model-usage';
import { tokensOfChatUsage } from './usage';
import { hasCitation } from './web-searches';

/**
 * Reads the usage out of a copy of a stream of chat completion chunks. Figures come in a chunk of their own after the last choice, in the
 * last chunk of a choice, or, with some servers, as a running count in every chunk (protocols.md 6.4).
 */
export class ChatStreamMeter implements StreamMeter {
  private model: string | undefined;
  private serviceTier: string | undefined;
  private hasCitation = false;
  private usage: JsonObject | undefined;
  private tokens: TokenUsage = noTokens;
  private isUsageFinal = false;
  private mostOutput = 0;
  private deltas = 0;
  private begun = false;
  private isDone = false;
  private failed = false;
  private readonly openChoices = new Set<unknown>();
  private hasFinishedChoice = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  /** At `[DONE]`, which some servers leave out, and where every choice has its finish reason. */
  get hasStopped(): boolean {
    return this.isDone || this.failed || this.hasFinished;
  }

  get hasFailed(): boolean {
    return this.failed;
  }

  private get hasFinished(): boolean {
    return this.hasFinishedChoice && this.openChoices.size === 0;
  }

  take(frame: SseFrame): void {
    if (isDone(frame)) {
      this.isDone = true;
      this.isUsageFinal = this.usage !== undefined;
      return;
    }
    if (frame.data.length === 0) {
      // Too large to be kept: that is content.
      this.deltas += 1;
      return;
    }
    const chunk = parseJsonObject(frame.data.toString('utf8'));
    if (!chunk) return;
    if (isErrorFrame(frame, chunk)) this.failed = true;
    else this.takeChunk(chunk);
  }

  /**
   * Exact once the upstream reported its final figures. Before that every delta counts as one token: an answer has at least as many
   * tokens as deltas, so nobody is charged for more than was streamed.
   */
  result(): Metered {
    if (!this.begun) return { entries: [], source: 'estimated' };
    if (this.isUsageFinal) return this.metered(this.tokens, 'exact');
    return this.metered({ ...this.tokens, output: Math.max(this.mostOutput, this.deltas) }, 'partial');
  }

  private metered(tokens: TokenUsage, source: Metered['source']): Metered {
    const { model, serviceTier, hasCitation: isCiting } = this;
    return { entries: [chatModelUsage({ model, serviceTier, hasCitation: isCiting }, this.usage, tokens)], source };
  }

  private takeChunk(chunk: JsonObject): void {
    const choices = objectsOf(chunk.choices);
    const usage = asObject(chunk.usage);
    if (choices.length === 0 && !usage && !Array.isArray(chunk.choices)) return;
    this.begun = true;
    for (const choice of choices) this.takeChoice(choice);
    if (this.isUsageFinal) return;
    const model = asText(chunk.model);
    if (model !== undefined && model !== '') this.model = model;
    this.serviceTier = asText(chunk.service_tier) ?? this.serviceTier;
    this.hasCitation ||= choices.some(({ delta }) => hasCitation(asObject(delta)));
    if (!usage) return;
    this.usage = usage;
    this.tokens = tokensOfChatUsage(usage);
    this.mostOutput = Math.max(this.mostOutput, this.tokens.output);
    this.isUsageFinal = this.hasFinished;
  }

  private takeChoice(choice: JsonObject): void {
    const index = choice.index ?? 0;
    if (hasContent(asObject(choice.delta))) this.deltas += 1;
    if (typeof choice.finish_reason === 'string') {
      this.openChoices.delete(index);
      this.hasFinishedChoice = true;
    } else if (!this.hasFinishedChoice) this.openChoices.add(index);
  }
}

const contentMembers = ['content', 'reasoning_content', 'reasoning', 'refusal', 'tool_calls', 'function_call'];

function hasContent(delta: JsonObject | undefined): boolean {
  return contentMembers.some((name) => {
    const value = delta?.[name];
    return (typeof value === 'string' && value !== '') || (typeof value === 'object' && value !== null);
  });
}
