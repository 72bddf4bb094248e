import { type JsonObject, asObject } from '../../../json/json-object';
import { requiredList, requiredObject, requiredText } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { readAssistantMessage } from './assistant-message';
import { type ChatPart, blocksOf, contentOf, readUserBlock } from './content-parts';
import type { RequestNotes } from './request-notes';
import { readSystem } from './system';
import { type ToolResult, readToolResult } from './tool-result';

/** Turns of user and system between two turns of the assistant. */
interface Gap {
  readonly results: Map<string, ToolResult>;
  /** In the order in which they were said. */
  readonly others: (readonly ['system', string] | readonly ['user', readonly ChatPart[]])[];
}

/** The conversation as messages of a chat (protocols.md 9.3). @throws UntranslatableError */
export function readMessages(value: unknown, context: TranslationContext, notes: RequestNotes): JsonObject[] {
  const turns = requiredList(value, 'messages').map((turn, index) => requiredObject(turn, `messages.${index}`));
  if (turns.length === 0) throw new UntranslatableError('messages', 'at least one message is needed');
  const loopStart = turns.findLastIndex(isWordOfUser);
  const messages: JsonObject[] = [];
  let calls: readonly string[] = [];
  let gap: Gap = { results: new Map(), others: [] };
  const finishGap = (): void => {
    messages.push(...messagesOfGap(gap, calls, context, notes));
    gap = { results: new Map(), others: [] };
    calls = [];
  };
  for (const [index, turn] of turns.entries()) {
    const path = `messages.${index}`;
    if (turn.role === 'assistant') {
      finishGap();
      const read = readAssistantMessage(turn.content, path, notes, context.sealer, index > loopStart);
      if (read.message) messages.push(read.message);
      calls = read.calls;
    } else if (turn.role === 'user') readUserTurn(turn, path, calls, gap, notes);
    else if (turn.role === 'system')
      gap.others.push(
        ...readSystem(turn.content, `${path}.content`, notes.dropped).map((text) => ['system', text] as const),
      );
    else throw new UntranslatableError(`${path}.role`, 'a role is expected here');
  }
  finishGap();
  const isUnfinished = messages.at(-1)?.role === 'assistant' && !context.traits.prefill;
  return isUnfinished ? [...messages, { role: 'user', content: 'Continue.' }] : messages;
}

/** Whether a person spoke, and no tool only. */
function isWordOfUser({ role, content }: JsonObject): boolean {
  if (role !== 'user') return false;
  return !Array.isArray(content) || !content.some((block) => asObject(block)?.type === 'tool_result');
}

function readUserTurn(turn: JsonObject, path: string, calls: readonly string[], gap: Gap, notes: RequestNotes): void {
  const parts: ChatPart[] = [];
  for (const { block, path: blockPath } of blocksOf(turn.content, `${path}.content`)) {
    if (block.type !== 'tool_result') {
      parts.push(...readUserBlock(block, blockPath));
      continue;
    }
    const id = requiredText(block.tool_use_id, `${blockPath}.tool_use_id`);
    const result = readToolResult(block, blockPath);
    if (calls.includes(id) && !gap.results.has(id)) gap.results.set(id, result);
    else notes.dropped.push(blockPath);
  }
  if (parts.length > 0) gap.others.push(['user', parts]);
}

/** Each call has its result right after it; what a result cannot hold follows in the user's name. */
function messagesOfGap(
  { results, others }: Gap,
  calls: readonly string[],
  { traits }: TranslationContext,
  { toolIds }: RequestNotes,
): JsonObject[] {
  const answered = [...new Set(calls)].map((id) => ({ id, result: results.get(id) }));
  const toolMessages = answered.map(({ id, result }) => ({
    role: 'tool',
    tool_call_id: toolIds.shorten(id),
    content: result?.text ?? 'Error: The tool gave no result.',
  }));
  const attachments = answered.flatMap(({ result }) => result?.attachments ?? []);
  const said = attachments.length > 0 ? ([['user', attachments], ...others] as const) : others;
  const merged: (['system', string] | ['user', ChatPart[]])[] = [];
  for (const [role, content] of said) {
    const last = merged.at(-1);
    if (role === 'system' && traits.midSystem) merged.push([role, content]);
    else {
      const parts = role === 'user' ? content : [{ type: 'text', text: `<system>${content}</system>` }];
      if (last?.[0] === 'user') last[1].push(...parts);
      else merged.push(['user', [...parts]]);
    }
  }
  const messages = merged.map(([role, content]) => ({ role, content: role === 'user' ? contentOf(content) : content }));
  return [...toolMessages, ...messages];
}
