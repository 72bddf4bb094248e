import type { MessageTurn, TextBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, asObject } from '../../../json/json-object';
import { ToolNames } from '../../../openai/tool-names';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import type { ClientTools } from '../client-tools';
import { compactionRequest, decodeSummary } from '../compaction';
import { blocksOfContent, textOfContent } from './message-content';
import { STORED } from './request-members';
import { openThinking } from '../sealed-thinking';
import { pastCallOf } from './past-calls';
import { callIdOfResult, isToolResult, readToolResults } from './tool-results';
import { TurnWriter } from './turn-writer';

export interface Conversation {
  readonly system: readonly TextBlock[];
  readonly turns: readonly MessageTurn[];
  /** The client wants nothing but a summary of it. */
  readonly wantsCompaction: boolean;
}

export interface InputScope {
  readonly tools: ClientTools;
  readonly context: TranslationContext;
  readonly dropped: string[];
}

/** The items of an input; a text stands for one message of the user. */
export function itemsOfInput(input: unknown): readonly JsonObject[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  if (!Array.isArray(input)) throw new UntranslatableError('input', 'must be a text or a list of items');
  return input.map((value: unknown, index) => {
    const item = asObject(value);
    if (!item) throw new UntranslatableError(`input.${index}`, 'must be an item');
    return item;
  });
}

/** @throws UntranslatableError where an item is malformed or lives with its vendor */
export function readConversation(items: readonly JsonObject[], scope: InputScope): Conversation {
  const writer = new TurnWriter(readToolResults(items, scope.tools), scope.context.traits.midSystem);
  const reader = new ItemReader(writer, scope);
  items.forEach((item, index) => reader.read(item, `input.${index}`));
  const turns = writer.finish();
  return { system: writer.system, turns, wantsCompaction: reader.wantsCompaction };
}

class ItemReader {
  wantsCompaction = false;
  private readonly ids = new ToolNames();
  private readonly called = new Set<string>();

  constructor(
    private readonly writer: TurnWriter,
    private readonly scope: InputScope,
  ) {}

  read(item: JsonObject, path: string): void {
    const { type = null } = item;
    if (type === 'message' || (type === null && 'role' in item)) this.readMessage(item, path);
    else if (type === 'item_reference' || (type === null && 'id' in item)) throw new UntranslatableError(path, STORED);
    else if (type === 'reasoning') this.readReasoning(item, path);
    else if (type === 'compaction') this.readCompaction(item, path);
    else if (type === 'compaction_trigger') this.readTrigger();
    else if (isToolResult(item)) this.readResult(item, path);
    // Tools have been collected already.
    else if (type !== 'additional_tools') this.readCall(item, path);
  }

  private readMessage({ role, content }: JsonObject, path: string): void {
    const at = `${path}.content`;
    if (role === 'user') this.writer.addUser(blocksOfContent(content, at));
    else if (role === 'developer' || role === 'system') this.writer.addSystem(textOfContent(content, at));
    else if (role === 'assistant') this.writer.addAssistant(textOfContent(content ?? '', at));
    else throw new UntranslatableError(`${path}.role`, 'must be user, assistant, developer or system');
  }

  private readReasoning(item: JsonObject, path: string): void {
    const block = openThinking(item.encrypted_content, this.scope.context);
    if (block) this.writer.addAssistant([block]);
    else this.scope.dropped.push((item.encrypted_content ?? null) === null ? path : `${path}.encrypted_content`);
  }

  private readCompaction(item: JsonObject, path: string): void {
    const text = decodeSummary(item.encrypted_content);
    if (text === undefined)
      throw new UntranslatableError(
        `${path}.encrypted_content`,
        'only the vendor that compacted this conversation can read it',
      );
    this.writer.addUser([{ type: 'text', text }]);
  }

  private readTrigger(): void {
    this.wantsCompaction = true;
    this.writer.addUser([{ type: 'text', text: compactionRequest }]);
  }

  /** Results have been read already: they stand right after the calls. One without a call answers nothing. */
  private readResult(item: JsonObject, path: string): void {
    if (!this.called.has(callIdOfResult(item) ?? '')) this.scope.dropped.push(path);
    this.writer.closeAssistant();
  }

  /** What the client's vendor did by itself (searches, pictures, programs) left its mark on the text that follows. */
  private readCall(item: JsonObject, path: string): void {
    const call = pastCallOf(item);
    if (!call) {
      this.scope.dropped.push(path);
      return;
    }
    if (call.callId === undefined) throw new UntranslatableError(`${path}.call_id`, 'must be the id of the call');
    this.called.add(call.callId);
    const [id, name] = [this.ids.shorten(call.callId), this.scope.tools.wireName(call.tool)];
    this.writer.addCall(call.callId, { type: 'tool_use', id, name, input: call.input });
  }
}
