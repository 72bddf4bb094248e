import { mergeUsage } from '../../../anthropic/usage';
import { type JsonObject, asObject, asText } from '../../../json/json-object';
import { openaiErrorBody } from '../../../openai/errors';
import { brokenOff, readHubError } from '../../../openai/hub-error';
import type { ProtocolEvent, StreamTranslation } from '../../../translation/translator';
import { type AnswerNotes, answerHead } from './answer-notes';
import { chatUsageOfHub, finishReasonOf, refusalOf } from './finish-reason';
import { ToolCallWriter } from './tool-call-writer';

/** Turns the events of a Messages stream into chunks of a chat completion (protocols.md 9.1). */
export class ChatStreamWriter implements StreamTranslation {
  private hasBegun = false;
  private hasEnded = false;
  private usage: JsonObject = {};
  private stopReason: unknown;
  private stopDetails: unknown;
  private readonly calls: ToolCallWriter;

  constructor(private readonly notes: AnswerNotes) {
    this.calls = new ToolCallWriter(notes);
  }

  push({ name, data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    switch (data.type ?? name) {
      case 'message_start':
        this.usage = mergeUsage(this.usage, asObject(asObject(data.message)?.usage) ?? {});
        return this.begin();
      case 'content_block_start':
        return this.write(this.calls.start(data.index, asObject(data.content_block) ?? {}));
      case 'content_block_delta':
        return this.write(this.delta(data.index, asObject(data.delta) ?? {}));
      case 'content_block_stop':
        return this.write(this.calls.stop(data.index));
      case 'message_delta':
        this.takeDelta(data);
        return [];
      case 'message_stop':
        return this.finish();
      case 'error':
        return this.fail(openaiErrorBody(readHubError(data)));
      default:
        return [];
    }
  }

  end(): readonly ProtocolEvent[] {
    return this.hasEnded ? [] : this.fail(openaiErrorBody(brokenOff));
  }

  private delta(index: unknown, delta: JsonObject): readonly JsonObject[] {
    switch (delta.type) {
      case 'text_delta':
        return textDelta('content', delta.text);
      case 'thinking_delta':
        return this.notes.showsReasoning ? textDelta('reasoning_content', delta.thinking) : [];
      case 'input_json_delta':
        return this.calls.add(index, asText(delta.partial_json) ?? '');
      default:
        return [];
    }
  }

  private takeDelta({ delta, usage }: JsonObject): void {
    this.usage = mergeUsage(this.usage, asObject(usage) ?? {});
    const { stop_reason: reason, stop_details: details } = asObject(delta) ?? {};
    this.stopReason = reason ?? this.stopReason;
    this.stopDetails = details ?? this.stopDetails;
  }

  private begin(): ProtocolEvent[] {
    if (this.hasBegun) return [];
    this.hasBegun = true;
    return [this.chunk({ role: 'assistant', content: '' })];
  }

  private write(deltas: readonly JsonObject[]): ProtocolEvent[] {
    return deltas.length === 0 ? [] : [...this.begin(), ...deltas.map((delta) => this.chunk(delta))];
  }

  private finish(): ProtocolEvent[] {
    const refusal = refusalOf(this.stopReason, this.stopDetails);
    const events = [
      ...this.write(this.calls.stopAll()),
      ...this.write(refusal === null ? [] : [{ refusal }]),
      ...this.begin(),
      this.chunk({}, finishReasonOf(this.stopReason, this.calls.count > 0)),
    ];
    if (this.notes.includesUsage) {
      const usage = chatUsageOfHub(this.usage);
      events.push({ data: { ...answerHead(this.notes, 'chat.completion.chunk'), choices: [], usage } });
    }
    this.hasEnded = true;
    return events;
  }

  private fail(body: JsonObject): ProtocolEvent[] {
    this.hasEnded = true;
    return [{ data: body }];
  }

  private chunk(delta: JsonObject, finishReason: string | null = null): ProtocolEvent {
    const choice = { index: 0, delta, logprobs: null, finish_reason: finishReason };
    const head = answerHead(this.notes, 'chat.completion.chunk');
    return { data: { ...head, choices: [choice], ...(this.notes.includesUsage ? { usage: null } : {}) } };
  }
}

const textDelta = (member: string, text: unknown): JsonObject[] =>
  typeof text === 'string' && text !== '' ? [{ [member]: text }] : [];
