import { type JsonObject, asObject, asText } from '../../../json/json-object';
import type { AnswerNotes } from './answer-notes';
import { customInputOf } from './custom-input';

interface OpenBlock {
  /** `answer`: the tool whose input is the answer itself. */
  readonly kind: 'function' | 'custom' | 'answer';
  /** Among the calls that the client is shown; other blocks do not count. */
  readonly place: number;
  /** Some upstreams say the whole input at the start, and no delta. */
  readonly inputAtStart: JsonObject;
  hasInput: boolean;
  /** Of free-form tools, whose text can only be told when it is whole. */
  held: string;
}

/** Writes the deltas of a chat completion that the tool blocks of a message become. */
export class ToolCallWriter {
  private readonly open = new Map<unknown, OpenBlock>();
  /** Calls that the client has been shown. */
  count = 0;

  constructor(private readonly notes: AnswerNotes) {}

  start(index: unknown, block: JsonObject): readonly JsonObject[] {
    // A text may be said at the start of its block.
    if (block.type === 'text')
      return typeof block.text === 'string' && block.text !== '' ? [{ content: block.text }] : [];
    if (block.type !== 'tool_use') return [];
    const { names, requestId } = this.notes;
    const name = asText(block.name) ?? '';
    const isAnswer = names.answerTool !== undefined && name === names.answerTool;
    const kind = isAnswer ? 'answer' : names.customTools.has(name) ? 'custom' : 'function';
    const before = this.stop(index);
    const place = this.count;
    this.open.set(index, { kind, place, inputAtStart: asObject(block.input) ?? {}, hasInput: false, held: '' });
    if (kind === 'answer') return before;
    this.count += 1;
    const id = asText(block.id) ?? `call_${requestId}_${place}`;
    const restored = names.toolNames.restore(name);
    const call =
      kind === 'custom'
        ? { index: place, id, type: 'custom', custom: { name: restored, input: '' } }
        : { index: place, id, type: 'function', function: { name: restored, arguments: '' } };
    return [...before, { tool_calls: [call] }];
  }

  add(index: unknown, partial: string): readonly JsonObject[] {
    const block = this.open.get(index);
    if (!block || partial === '') return [];
    block.hasInput = true;
    if (block.kind === 'custom') {
      block.held += partial;
      return [];
    }
    return [inputDelta(block, partial)];
  }

  stop(index: unknown): readonly JsonObject[] {
    const block = this.open.get(index);
    if (!block) return [];
    this.open.delete(index);
    if (block.kind === 'custom') {
      const whole = block.hasInput ? block.held : JSON.stringify(block.inputAtStart);
      return [inputDelta(block, customInputOf(whole))];
    }
    return block.hasInput ? [] : [inputDelta(block, JSON.stringify(block.inputAtStart))];
  }

  stopAll(): readonly JsonObject[] {
    return [...this.open.keys()].flatMap((index) => this.stop(index));
  }
}

function inputDelta({ kind, place }: OpenBlock, text: string): JsonObject {
  switch (kind) {
    case 'answer':
      return { content: text };
    case 'custom':
      return { tool_calls: [{ index: place, custom: { input: text } }] };
    case 'function':
      return { tool_calls: [{ index: place, function: { arguments: text } }] };
  }
}
