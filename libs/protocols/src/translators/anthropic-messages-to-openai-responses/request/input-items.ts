import { type JsonObject, asObject, asText } from '../../../json/json-object';
import { ToolNames } from '../../../openai/tool-names';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { blocksOf, partsOfBlock, textPart } from './input-parts';
import { openReasoning } from '../sealed-reasoning';
import { outputOfResult } from './tool-output';

export interface HistoryScope {
  readonly names: ToolNames;
  readonly context: TranslationContext;
  readonly dropped: string[];
}

const NO_RESULT = 'Error: The tool gave no result.';

/** @throws UntranslatableError where a turn is malformed or holds what OpenAI cannot read */
export function itemsOfMessages(messages: unknown, scope: HistoryScope): readonly JsonObject[] {
  if (!Array.isArray(messages) || messages.length === 0)
    throw new UntranslatableError('messages', 'must be a list with at least one message');
  const turns = messages.map((value: unknown, index): Turn => {
    const path = `messages.${index}`;
    const message = asObject(value);
    if (!message) throw new UntranslatableError(path, 'must be a message');
    return { role: message.role, blocks: blocksOf(message.content, `${path}.content`), path };
  });
  const history = new HistoryWriter(turns, scope);
  return [...turns.flatMap((turn) => history.itemsOf(turn)), ...history.missingOutputs()];
}

interface Turn {
  readonly role: unknown;
  readonly blocks: readonly JsonObject[];
  readonly path: string;
}

/** OpenAI wants exactly one output for every call (protocols.md 9.1, 9.3). */
class HistoryWriter {
  private readonly ids = new ToolNames();
  private readonly answered: ReadonlySet<unknown>;
  private readonly waiting = new Set<string>();

  constructor(
    turns: readonly Turn[],
    private readonly scope: HistoryScope,
  ) {
    const results = turns.flatMap(({ role, blocks }) => (role === 'user' ? blocks.filter(isResult) : []));
    this.answered = new Set(results.map(({ tool_use_id: id }) => id));
  }

  itemsOf(turn: Turn): readonly JsonObject[] {
    if (turn.role === 'user') return this.itemsOfUser(turn);
    if (turn.role === 'assistant') return this.itemsOfAssistant(turn);
    if (turn.role === 'system') return this.itemsOfSystem(turn);
    throw new UntranslatableError(`${turn.path}.role`, 'must be user, assistant or system');
  }

  /** Of calls whose result stood before them, which is no answer. */
  missingOutputs(): readonly JsonObject[] {
    return [...this.waiting].map((id) => missingOutput(this.ids.shorten(id)));
  }

  private itemsOfUser({ blocks, path }: Turn): readonly JsonObject[] {
    const outputs: JsonObject[] = [];
    const content: JsonObject[] = [];
    blocks.forEach((block, index) => {
      const at = `${path}.content.${index}`;
      if (isResult(block)) outputs.push(...this.outputOf(block, at));
      else content.push(...partsOfBlock(block, at));
    });
    return [...outputs, ...(content.length === 0 ? [] : [{ type: 'message', role: 'user', content }])];
  }

  private outputOf(result: JsonObject, path: string): JsonObject[] {
    const id = result.tool_use_id;
    // A second result, or one for a call that nobody made.
    if (typeof id !== 'string' || !this.waiting.delete(id)) {
      this.scope.dropped.push(path);
      return [];
    }
    const output = outputOfResult(result, path, this.scope.names);
    return [{ type: 'function_call_output', call_id: this.ids.shorten(id), output }];
  }

  private itemsOfSystem({ blocks, path }: Turn): readonly JsonObject[] {
    const content = blocks.flatMap((block, index) => {
      if (block.type === 'text') return partsOfBlock(block, `${path}.content.${index}`);
      // Tools that are added are there from the beginning; that one is taken away is not said.
      if (block.type !== 'tool_addition') this.scope.dropped.push(`${path}.content.${index}`);
      return [];
    });
    return content.length === 0 ? [] : [{ type: 'message', role: 'developer', content }];
  }

  private itemsOfAssistant({ blocks, path }: Turn): readonly JsonObject[] {
    const items: JsonObject[] = [];
    // Reasoning is refused where nothing follows that it led to.
    let reasoning: JsonObject[] = [];
    const synthetic: JsonObject[] = [];
    blocks.forEach((block, index) => {
      const at = `${path}.content.${index}`;
      if (isThinking(block)) {
        reasoning.push(...this.reasoningOf(block, at));
        return;
      }
      const item = block.type === 'tool_use' ? this.callOf(block, at) : this.messageOf(block, at);
      if (!item) return;
      items.push(...reasoning, item);
      reasoning = [];
      if (block.type === 'tool_use' && !this.answered.has(block.id)) synthetic.push(missingOutput(item.call_id));
    });
    return [...items, ...synthetic];
  }

  private reasoningOf(block: JsonObject, path: string): JsonObject[] {
    const opaque = block.type === 'thinking' ? 'signature' : 'data';
    const item = openReasoning(block[opaque], block.thinking, this.scope.context);
    if (item) return [item];
    this.scope.dropped.push(asText(block[opaque]) ? `${path}.${opaque}` : path);
    return [];
  }

  private callOf(block: JsonObject, path: string): JsonObject {
    const [id, name] = [asText(block.id), asText(block.name)];
    if (id === undefined) throw new UntranslatableError(`${path}.id`, 'must be the id of the call');
    if (name === undefined) throw new UntranslatableError(`${path}.name`, 'must be the name of the tool');
    if (this.answered.has(id)) this.waiting.add(id);
    const call = { call_id: this.ids.shorten(id), name: this.scope.names.shorten(name) };
    return { type: 'function_call', ...call, arguments: JSON.stringify(block.input ?? {}) };
  }

  /** Tools that Anthropic ran by itself left their mark on the text that follows. */
  private messageOf(block: JsonObject, path: string): JsonObject | undefined {
    // All that was said before a compaction is in its text.
    const text = block.type === 'compaction' ? asText(block.content) : asText(block.text);
    if (block.type !== 'text' && block.type !== 'compaction') {
      this.scope.dropped.push(path);
      return undefined;
    }
    const [part] = textPart(text ?? '');
    return part && { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: part.text }] };
  }
}

const missingOutput = (callId: unknown): JsonObject => ({
  ...{ type: 'function_call_output', call_id: callId, output: NO_RESULT },
});

const isResult = ({ type }: JsonObject): boolean => type === 'tool_result';
const isThinking = ({ type }: JsonObject): boolean => type === 'thinking' || type === 'redacted_thinking';
