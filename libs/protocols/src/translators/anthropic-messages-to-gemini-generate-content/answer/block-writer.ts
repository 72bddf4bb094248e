import { type JsonObject, asObject, asText } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import { type SealedThought, sealThought } from '../thought-seal';
import type { AnswerNotes } from './answer-notes';

export const event = (type: string, members: JsonObject): ProtocolEvent => ({ name: type, data: { type, ...members } });

/**
 * Writes the parts of an answer as blocks of a message (protocols.md 9.4). Text and thoughts grow from part to part, a call is whole. What
 * Google signed a part with stands in a thinking block before it, because clients of Messages send those back as they came.
 */
export class BlockWriter {
  private nextIndex = 0;
  private open: 'text' | 'thinking' | undefined;
  private calls = 0;
  private texts = 0;

  constructor(private readonly notes: AnswerNotes) {}

  get hasCalls(): boolean {
    return this.calls > 0;
  }

  get hasText(): boolean {
    return this.texts > 0;
  }

  add(part: JsonObject): ProtocolEvent[] {
    const signature = asText(part.thoughtSignature);
    const call = asObject(part.functionCall);
    if (call) return this.addCall(call, signature);
    const text = asText(part.text);
    if (text !== undefined) return part.thought === true ? this.addThought(text) : this.addText(text, signature);
    const mimeType = asText(asObject(part.inlineData)?.mimeType);
    return mimeType === undefined
      ? []
      : this.addText(`[The model gave ${mimeType}, which cannot be shown.]`, signature);
  }

  /** The last block ends. Clients expect at least one. */
  finish(): ProtocolEvent[] {
    const events = this.close();
    return this.hasCalls || this.hasText ? events : [...events, ...this.start('text'), ...this.close()];
  }

  private addThought(text: string): ProtocolEvent[] {
    if (text === '' || !this.notes.showsThoughts) return [];
    const events = this.open === 'thinking' ? [] : this.start('thinking');
    return [...events, this.delta({ type: 'thinking_delta', thinking: text })];
  }

  private addText(text: string, signature: string | undefined): ProtocolEvent[] {
    // Of text that has been told, a signature comes too late. Google recommends to send it back, and asks for it with calls only.
    if (text === '') return this.open === 'thinking' ? this.sign('text', signature) : [];
    this.texts += 1;
    const events = this.open === 'text' ? [] : [...this.sign('text', signature), ...this.start('text')];
    return [...events, this.delta({ type: 'text_delta', text })];
  }

  private addCall({ id, name, args }: JsonObject, signature: string | undefined): ProtocolEvent[] {
    const called = asText(name) ?? '';
    if (called === '' || (this.notes.isSequential && this.hasCalls)) return [];
    const events = [...this.sign('call', signature), ...this.close()];
    const block = {
      ...{ type: 'tool_use', id: this.notes.toolIdOf(asText(id), this.calls) },
      ...{ name: this.notes.toolNameOf(called), input: {} },
    };
    this.calls += 1;
    const index = this.nextIndex++;
    const input = JSON.stringify(asObject(args) ?? {});
    return [
      ...events,
      event('content_block_start', { index, content_block: block }),
      event('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json: input } }),
      event('content_block_stop', { index }),
    ];
  }

  /** Ends the thought before a part with the signature of that part; without a thought one without words is made for it. */
  private sign(on: SealedThought['on'], signature = ''): ProtocolEvent[] {
    if (signature === '' || !this.notes.showsThoughts) return [];
    const events = this.open === 'thinking' ? [] : this.start('thinking');
    return [...events, ...this.close({ on, signature })];
  }

  private start(kind: 'text' | 'thinking'): ProtocolEvent[] {
    const closing = this.close();
    this.open = kind;
    const block = kind === 'text' ? { type: 'text', text: '' } : { type: 'thinking', thinking: '', signature: '' };
    return [...closing, event('content_block_start', { index: this.nextIndex++, content_block: block })];
  }

  private close(thought: SealedThought = { on: 'text' }): ProtocolEvent[] {
    if (this.open === undefined) return [];
    const sealed = this.open === 'thinking' ? sealThought(this.notes.sealer, thought) : undefined;
    this.open = undefined;
    return [
      ...(sealed === undefined ? [] : [this.delta({ type: 'signature_delta', signature: sealed })]),
      event('content_block_stop', { index: this.nextIndex - 1 }),
    ];
  }

  private delta(delta: JsonObject): ProtocolEvent {
    return event('content_block_delta', { index: this.nextIndex - 1, delta });
  }
}
