import { mergeUsage } from '../../../anthropic/usage';
import { geminiErrorBody } from '../../../gemini/errors';
import { type JsonObject, asObject, asText } from '../../../json/json-object';
import { brokenOff, readHubError } from '../../../openai/hub-error';
import type { ProtocolEvent, StreamTranslation } from '../../../translation/translator';
import type { AnswerNotes } from './answer-notes';
import { finishOf, geminiUsageOf } from './finish';
import { PartWriter } from './part-writer';

/** A block under way: as it began, and what has come of it. */
interface OpenBlock {
  readonly start: JsonObject;
  text: string;
  signature: string;
}

/** Turns the events of a Messages stream into answers of a Gemini stream (protocols.md 9.4). Calls are told when they are whole. */
export class GeminiStreamWriter implements StreamTranslation {
  private readonly parts: PartWriter;
  private readonly open = new Map<unknown, OpenBlock>();
  private usage: JsonObject = {};
  private stop: JsonObject = {};
  private hasEnded = false;

  constructor(private readonly notes: AnswerNotes) {
    this.parts = new PartWriter(notes);
  }

  push({ name, data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    switch (data.type ?? name) {
      case 'message_start':
        this.usage = mergeUsage(this.usage, asObject(asObject(data.message)?.usage) ?? {});
        return [];
      case 'content_block_start':
        return this.write(this.startBlock(data.index, asObject(data.content_block) ?? {}));
      case 'content_block_delta':
        return this.write(this.grow(data.index, asObject(data.delta) ?? {}));
      case 'content_block_stop':
        return this.write(this.stopBlock(data.index));
      case 'message_delta':
        this.usage = mergeUsage(this.usage, asObject(data.usage) ?? {});
        this.stop = mergeUsage(this.stop, asObject(data.delta) ?? {});
        return [];
      case 'message_stop':
        return this.finish();
      case 'error':
        return this.fail(geminiErrorBody(readHubError(data)));
      default:
        return [];
    }
  }

  end(): readonly ProtocolEvent[] {
    return this.hasEnded ? [] : this.fail(geminiErrorBody(brokenOff));
  }

  private startBlock(index: unknown, start: JsonObject): JsonObject[] {
    const before = this.stopBlock(index);
    this.open.set(index, { start, text: '', signature: asText(start.signature) ?? '' });
    // A text or a thought may be said at the start of its block.
    const member = start.type === 'text' ? 'text' : start.type === 'thinking' ? 'thinking' : undefined;
    const said = member === undefined ? '' : (asText(start[member]) ?? '');
    return [
      ...before,
      ...(said === '' ? [] : this.grow(index, { type: `${String(member)}_delta`, [String(member)]: said })),
    ];
  }

  private grow(index: unknown, delta: JsonObject): JsonObject[] {
    const block = this.open.get(index);
    switch (delta.type) {
      case 'text_delta':
        return this.parts.text(asText(delta.text) ?? '');
      case 'thinking_delta':
        if (block) block.text += asText(delta.thinking) ?? '';
        return this.parts.thought(asText(delta.thinking) ?? '');
      case 'signature_delta':
        if (block) block.signature = asText(delta.signature) ?? '';
        return [];
      case 'input_json_delta':
        if (block) block.text += asText(delta.partial_json) ?? '';
        return [];
      default:
        return [];
    }
  }

  private stopBlock(index: unknown): JsonObject[] {
    const block = this.open.get(index);
    if (!block) return [];
    this.open.delete(index);
    const { start, text, signature } = block;
    if (start.type === 'thinking') this.parts.keep({ type: 'thinking', thinking: text, signature });
    if (start.type === 'redacted_thinking') this.parts.keep(start);
    if (start.type !== 'tool_use') return [];
    // Some upstreams say the whole input at the start, and no delta.
    return this.parts.call(start, text === '' ? JSON.stringify(asObject(start.input) ?? {}) : text);
  }

  private write(parts: readonly JsonObject[]): ProtocolEvent[] {
    return parts.map((part) => this.event({ content: { role: 'model', parts: [part] } }));
  }

  private finish(): ProtocolEvent[] {
    const events = this.write([...this.open.keys()].flatMap((index) => this.stopBlock(index)));
    const content = { role: 'model', parts: [this.parts.last()] };
    const candidate = { content, ...finishOf(this.stop, this.parts.hasMalformedCall) };
    this.hasEnded = true;
    return [...events, this.event(candidate, { usageMetadata: geminiUsageOf(this.usage) })];
  }

  private event(candidate: JsonObject, figures: JsonObject = {}): ProtocolEvent {
    return { data: { candidates: [{ ...candidate, index: 0 }], ...figures, ...this.notes.tail } };
  }

  private fail(body: JsonObject): ProtocolEvent[] {
    this.hasEnded = true;
    return [{ data: body }];
  }
}
