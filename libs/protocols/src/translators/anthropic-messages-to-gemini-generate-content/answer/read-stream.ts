import type { StopReason } from '../../../anthropic/messages-wire';
import type { ProtocolError } from '../../../errors/protocol-error';
import { readGeminiError } from '../../../gemini/errors';
import { type JsonObject, asObject, asText, objectsOf } from '../../../json/json-object';
import { brokenOff, hubErrorEvent } from '../../../openai/hub-error';
import type { ProtocolEvent, StreamTranslation } from '../../../translation/translator';
import type { AnswerNotes } from './answer-notes';
import { BlockWriter, event } from './block-writer';
import { hubUsageOf, stopReasonOf } from './finish-reason';
import { sourcesOf } from './sources';

/**
 * Turns the answers of a Gemini stream into the events of a Messages stream (protocols.md 9.4). The end is told when the upstream closes:
 * some models say their finish reason in every answer, and figures may still follow it.
 */
export class GeminiStreamReader implements StreamTranslation {
  private readonly blocks: BlockWriter;
  private hasBegun = false;
  private hasEnded = false;
  private finishReason: string | undefined;
  private explanation: string | undefined;
  private isBlocked = false;
  private usage: JsonObject | undefined;
  /** Text that follows the answer's own. */
  private sources = '';

  constructor(private readonly notes: AnswerNotes) {
    this.blocks = new BlockWriter(notes);
  }

  push({ data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    if (data.error !== undefined && data.error !== null) return this.fail(readGeminiError(0, data));
    const feedback = asObject(data.promptFeedback);
    const usage = asObject(data.usageMetadata);
    if (!Array.isArray(data.candidates) && !feedback && !usage) return [];
    this.usage = usage ?? this.usage;
    const blockReason = asText(feedback?.blockReason);
    if (blockReason !== undefined) {
      this.isBlocked = true;
      this.explanation = asText(feedback?.blockReasonMessage) ?? `The prompt was blocked: ${blockReason}`;
    }
    const candidate = objectsOf(data.candidates).find(({ index }) => (index ?? 0) === 0);
    return [...this.begin(), ...(candidate ? this.takeCandidate(candidate) : [])];
  }

  end(): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    if (this.isBlocked) return this.finish('refusal');
    if (this.finishReason === undefined) return this.fail(brokenOff);
    const reason = stopReasonOf(this.finishReason, this.blocks.hasCalls, this.blocks.hasText);
    if (reason !== undefined) return this.finish(reason);
    const why = this.explanation === undefined ? '' : `: ${this.explanation}`;
    const message = `The model gave no answer (${this.finishReason})${why}`;
    return this.fail({ status: 502, kind: 'api', message });
  }

  private begin(): ProtocolEvent[] {
    if (this.hasBegun) return [];
    this.hasBegun = true;
    const { messageId: id, model } = this.notes;
    const message = {
      ...{ id, type: 'message', role: 'assistant', model, content: [], stop_reason: null, stop_sequence: null },
      usage: { ...hubUsageOf(this.usage), output_tokens: 0 },
    };
    return [event('message_start', { message }), event('ping', {})];
  }

  private takeCandidate({ content, finishReason, finishMessage, groundingMetadata }: JsonObject): ProtocolEvent[] {
    const grounding = asObject(groundingMetadata);
    if (grounding) this.sources = sourcesOf(grounding);
    this.finishReason = asText(finishReason) ?? this.finishReason;
    this.explanation = asText(finishMessage) ?? this.explanation;
    return objectsOf(asObject(content)?.parts).flatMap((part) => this.blocks.add(part));
  }

  private finish(reason: StopReason): ProtocolEvent[] {
    this.hasEnded = true;
    const isRefusal = reason === 'refusal';
    const details = { type: 'refusal', category: null, explanation: this.explanation ?? null };
    const delta = { stop_reason: reason, stop_sequence: null, ...(isRefusal ? { stop_details: details } : {}) };
    return [
      ...(reason === 'end_turn' && this.blocks.hasText ? this.blocks.add({ text: this.sources }) : []),
      ...this.blocks.finish(),
      event('message_delta', { delta, usage: hubUsageOf(this.usage) }),
      event('message_stop', {}),
    ];
  }

  private fail(error: ProtocolError): ProtocolEvent[] {
    this.hasEnded = true;
    return [hubErrorEvent(error)];
  }
}
