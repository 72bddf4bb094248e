import { type JsonObject, asObject, asText } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import type { ThoughtMember } from '../thought-seal';
import type { AnswerNotes } from './answer-notes';
import { type Block, BlockWriter } from './block-writer';

type ToolBlock = Extract<Block, { kind: 'tool' }>;

/**
 * Puts deltas of a chat, in which several calls may grow at a time, into blocks that follow one another. Text, thoughts and the first
 * call stream; what comes while a call may still grow waits for the end (protocols.md 9.3), because nothing says when a call is whole.
 */
export class BlockQueue {
  private readonly writer: BlockWriter;
  /** Blocks that wait for the end. The first call waits here too, as long as it has no name. */
  private readonly waiting: Block[] = [];
  private readonly calls: ToolBlock[] = [];
  private readonly callByIndex = new Map<unknown, ToolBlock>();

  constructor(notes: AnswerNotes) {
    this.writer = new BlockWriter(notes);
  }

  get hasCalls(): boolean {
    return this.calls.length > 0;
  }

  addText(text: string): ProtocolEvent[] {
    return text === '' ? [] : this.add({ kind: 'text', text });
  }

  addThought(text: string, member: ThoughtMember): ProtocolEvent[] {
    return text === '' ? [] : this.add({ kind: 'thinking', member, text });
  }

  addCall(call: JsonObject): ProtocolEvent[] {
    const called = asObject(call.function) ?? {};
    const argumentsText =
      asText(called.arguments) ?? (asObject(called.arguments) ? JSON.stringify(called.arguments) : '');
    const block = this.callOf(call.index, asText(call.id));
    block.name ||= asText(called.name) ?? '';
    if (block === this.writer.current) {
      block.text += argumentsText;
      return this.writer.add(argumentsText);
    }
    block.text += argumentsText;
    return this.startFirstCall(block);
  }

  /** All that waited, one after the other. */
  finish(): ProtocolEvent[] {
    const blocks = this.waiting.splice(0);
    const events = [...blocks.flatMap((block) => this.writer.start(block)), ...this.writer.close()];
    // Clients expect at least one block.
    return this.writer.count > 0 ? events : [...this.writer.start({ kind: 'text', text: '' }), ...this.writer.close()];
  }

  private add(block: Exclude<Block, ToolBlock>): ProtocolEvent[] {
    if (!this.hasCalls) {
      return this.writer.current?.kind === block.kind ? this.writer.add(block.text) : this.writer.start(block);
    }
    const last = this.waiting.at(-1);
    if (last?.kind === block.kind) last.text += block.text;
    else this.waiting.push(block);
    return [];
  }

  private startFirstCall(block: ToolBlock): ProtocolEvent[] {
    if (this.waiting[0] !== block || block.name === '' || this.writer.current?.kind === 'tool') return [];
    this.waiting.shift();
    return this.writer.start(block);
  }

  /** By its index; servers without indices begin a new call with a new id, and some give all of their calls the same index. */
  private callOf(index: unknown, id: string | undefined): ToolBlock {
    const isIndexed = typeof index === 'number';
    const known = isIndexed ? this.callByIndex.get(index) : this.calls.at(-1);
    const isNew = known === undefined || (id !== undefined && id !== '' && known.id !== undefined && known.id !== id);
    if (!isNew) {
      known.id ??= id === '' ? undefined : id;
      return known;
    }
    const block: ToolBlock = {
      kind: 'tool',
      place: this.calls.length,
      id: id === '' ? undefined : id,
      name: '',
      text: '',
    };
    this.calls.push(block);
    this.waiting.push(block);
    if (isIndexed) this.callByIndex.set(index, block);
    return block;
  }
}
