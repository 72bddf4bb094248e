import { type JsonObject, asObject, asText, objectsOf } from '../../../json/json-object';
import { readOpenaiError } from '../../../openai/errors';
import { brokenOff, hubErrorEvent } from '../../../openai/hub-error';
import type { ProtocolEvent, StreamTranslation } from '../../../translation/translator';
import { thoughtMembers } from '../thought-seal';
import type { AnswerNotes } from './answer-notes';
import { BlockQueue } from './block-queue';
import { event } from './block-writer';
import { hubUsageOf, stopReasonOf } from './stop-reason';
import { textOf } from './text-of';

/**
 * Turns chunks of a chat completion into the events of a Messages stream (protocols.md 9.3). The end is told when the figures have come,
 * or the upstream closes: both follow the finish reason.
 */
export class ChatStreamReader implements StreamTranslation {
  private readonly blocks: BlockQueue;
  private hasBegun = false;
  private hasEnded = false;
  private finishReason: string | undefined;
  private hasRefused = false;
  private usage: JsonObject | undefined;

  constructor(private readonly notes: AnswerNotes) {
    this.blocks = new BlockQueue(notes);
  }

  push({ name, data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    if (name === 'error' || (data.error !== undefined && data.error !== null && data.error !== false)) {
      this.hasEnded = true;
      return [hubErrorEvent(readOpenaiError(0, data))];
    }
    const usage = asObject(data.usage);
    if (!Array.isArray(data.choices) && !usage) return [];
    const choices = objectsOf(data.choices);
    this.usage = usage ?? this.usage;
    const events = this.begin();
    for (const choice of choices) if ((choice.index ?? 0) === 0) events.push(...this.takeChoice(choice));
    const isLast = choices.length === 0 && this.usage !== undefined && this.finishReason !== undefined;
    return isLast ? [...events, ...this.finish()] : events;
  }

  end(): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    if (this.finishReason !== undefined) return this.finish();
    this.hasEnded = true;
    return [hubErrorEvent(brokenOff)];
  }

  private begin(): ProtocolEvent[] {
    if (this.hasBegun) return [];
    this.hasBegun = true;
    const { messageId: id, model } = this.notes;
    const message = {
      ...{ id, type: 'message', role: 'assistant', model, content: [], stop_reason: null, stop_sequence: null },
      usage: { input_tokens: 0, output_tokens: 0 },
    };
    return [event('message_start', { message }), event('ping', {})];
  }

  private takeChoice(choice: JsonObject): ProtocolEvent[] {
    const delta = asObject(choice.delta) ?? {};
    const refusal = asText(delta.refusal) ?? '';
    if (refusal !== '') this.hasRefused = true;
    this.finishReason = asText(choice.finish_reason) ?? this.finishReason;
    const member = thoughtMembers.find((name) => typeof delta[name] === 'string' && delta[name] !== '');
    return [
      ...(member === undefined ? [] : this.blocks.addThought(asText(delta[member]) ?? '', member)),
      ...this.blocks.addText(textOf(delta.content)),
      ...this.blocks.addText(refusal),
      ...objectsOf(delta.tool_calls).flatMap((call) => this.blocks.addCall(call)),
    ];
  }

  private finish(): ProtocolEvent[] {
    this.hasEnded = true;
    const reason = stopReasonOf(this.finishReason, this.blocks.hasCalls, this.hasRefused);
    return [
      ...this.blocks.finish(),
      event('message_delta', {
        delta: { stop_reason: reason, stop_sequence: null },
        usage: this.usage ? hubUsageOf(this.usage) : { output_tokens: 0 },
      }),
      event('message_stop', {}),
    ];
  }
}
