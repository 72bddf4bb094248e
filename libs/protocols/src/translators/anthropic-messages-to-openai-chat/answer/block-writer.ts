import type { JsonObject } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import { type ThoughtMember, sealThought } from '../thought-seal';
import type { AnswerNotes } from './answer-notes';

/** A block of the answer as far as it has come. */
export type Block =
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'thinking'; readonly member: ThoughtMember; text: string }
  | { readonly kind: 'tool'; readonly place: number; id: string | undefined; name: string; text: string };

/** Writes the blocks of a message one after the other: of several at a time clients of Anthropic Messages know nothing. */
export class BlockWriter {
  private nextIndex = 0;
  private open: Block | undefined;

  constructor(private readonly notes: AnswerNotes) {}

  get current(): Block | undefined {
    return this.open;
  }

  /** Blocks that have been begun. */
  get count(): number {
    return this.nextIndex;
  }

  /** Begins a block with what is there of it. */
  start(block: Block): ProtocolEvent[] {
    const closing = this.close();
    this.open = block;
    return [
      ...closing,
      event('content_block_start', { index: this.nextIndex++, content_block: this.startOf(block) }),
      ...this.add(block.text),
    ];
  }

  /** More of the block that is open. */
  add(text: string): ProtocolEvent[] {
    return this.open && text !== '' ? [this.delta(deltaOf(this.open, text))] : [];
  }

  close(): ProtocolEvent[] {
    const block = this.open;
    if (!block) return [];
    const signature = block.kind === 'thinking' ? sealThought(this.notes.sealer, block.member) : undefined;
    const events = [
      ...(signature === undefined ? [] : [this.delta({ type: 'signature_delta', signature })]),
      event('content_block_stop', { index: this.nextIndex - 1 }),
    ];
    this.open = undefined;
    return events;
  }

  private delta(delta: JsonObject): ProtocolEvent {
    return event('content_block_delta', { index: this.nextIndex - 1, delta });
  }

  private startOf(block: Block): JsonObject {
    if (block.kind === 'text') return { type: 'text', text: '' };
    if (block.kind === 'thinking') return { type: 'thinking', thinking: '', signature: '' };
    const id = this.notes.toolIdOf(block.id, block.place);
    return { type: 'tool_use', id, name: this.notes.toolNames.restore(block.name), input: {} };
  }
}

export const event = (type: string, members: JsonObject): ProtocolEvent => ({ name: type, data: { type, ...members } });

function deltaOf({ kind }: Block, text: string): JsonObject {
  switch (kind) {
    case 'text':
      return { type: 'text_delta', text };
    case 'thinking':
      return { type: 'thinking_delta', thinking: text };
    case 'tool':
      return { type: 'input_json_delta', partial_json: text };
  }
}
