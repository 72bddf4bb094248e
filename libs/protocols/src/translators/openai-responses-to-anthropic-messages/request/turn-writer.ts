import type { ContentBlock, MessageTurn, TextBlock } from '../../../anthropic/messages-wire';
import type { ToolResults } from './tool-results';

/** What Anthropic wants to hear first where the assistant would, and last where the assistant had the last word (protocols.md 9.1). */
const OPENING = '.';
const GO_ON = 'Continue.';
const NO_RESULT = 'The tool gave no result.';

const isThinking = ({ type }: ContentBlock): boolean => type === 'thinking' || type === 'redacted_thinking';

/**
 * Groups the items of an input into turns as Anthropic wants them: the user speaks first and last, and after a turn with calls of tools
 * comes one that begins with a result for each of them.
 */
export class TurnWriter {
  private readonly turns: { readonly role: MessageTurn['role']; readonly content: ContentBlock[] }[] = [];
  private readonly leading: TextBlock[] = [];
  private assistant: ContentBlock[] = [];
  private calls: { readonly callId: string; readonly block: ContentBlock & { readonly id: string } }[] = [];

  constructor(
    private readonly results: ToolResults,
    /** `role: system` may stand between other turns. */
    private readonly midSystem: boolean,
  ) {}

  /** What stood before the first word of anybody. */
  get system(): readonly TextBlock[] {
    return this.leading;
  }

  addAssistant(blocks: readonly ContentBlock[]): void {
    this.assistant.push(...blocks);
  }

  addCall(callId: string, block: ContentBlock & { readonly id: string }): void {
    this.calls.push({ callId, block });
  }

  addUser(blocks: readonly ContentBlock[]): void {
    this.closeAssistant();
    this.add('user', blocks);
  }

  addSystem(blocks: readonly TextBlock[]): void {
    this.closeAssistant();
    if (this.turns.length === 0) this.leading.push(...blocks);
    else if (this.midSystem) this.add('system', blocks);
    else
      this.add(
        'user',
        blocks.map(({ text }) => ({ type: 'text', text: `<system>\n${text}\n</system>` })),
      );
  }

  /** The assistant has ended its turn: results of its calls come next, where it made some. */
  closeAssistant(): void {
    const { assistant, calls } = this;
    this.assistant = [];
    this.calls = [];
    if (calls.length === 0 && assistant.every(isThinking)) return;
    this.add('assistant', [...assistant, ...calls.map(({ block }) => block)]);
    this.add(
      'user',
      calls.map(({ callId, block }) => this.resultFor(callId, block.id)),
    );
  }

  /** All turns. Nothing can be added afterwards. */
  finish(): readonly MessageTurn[] {
    this.closeAssistant();
    if (this.turns.at(-1)?.role === 'assistant') this.add('user', [{ type: 'text', text: GO_ON }]);
    if (this.turns[0]?.role !== 'user')
      this.turns.unshift({ role: 'user', content: [{ type: 'text', text: OPENING }] });
    return this.turns;
  }

  private resultFor(callId: string, id: string): ContentBlock {
    const result = this.results.get(callId);
    const block = { type: 'tool_result', tool_use_id: id };
    if (!result) return { ...block, content: [{ type: 'text', text: NO_RESULT }], is_error: true };
    return { ...block, content: result.content, ...(result.isError ? { is_error: true } : {}) };
  }

  private add(role: MessageTurn['role'], content: readonly ContentBlock[]): void {
    if (content.length === 0) return;
    const last = this.turns.at(-1);
    if (last?.role === role) last.content.push(...content);
    else this.turns.push({ role, content: [...content] });
  }
}
