import type { JsonObject } from '../../../json/json-object';
import { requiredList, requiredObject, requiredText } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { blocksOf } from '../../anthropic-messages-to-openai-chat/request/content-parts';
import { readSystem } from '../../anthropic-messages-to-openai-chat/request/system';
import { type Call, readModelTurn } from './model-parts';
import type { RequestNotes } from './request-notes';
import { type ToolResult, missingResult, readToolResult } from './tool-result';
import { type Part, readUserParts } from './user-parts';

/** One turn of a conversation with Gemini. */
export interface Content extends JsonObject {
  readonly role: 'user' | 'model';
  readonly parts: readonly Part[];
}

/** Turns of user and system between two turns of the assistant. */
interface Gap {
  readonly results: Map<string, ToolResult>;
  readonly others: Part[];
}

/** Said where a conversation needs a word of the user and has none. */
const OPENING: Part = { text: '.' };
const CONTINUATION: Part = { text: 'Continue.' };

/**
 * The conversation as `contents` (protocols.md 9.4): the user begins, and all results of a turn's calls come in the content after it, one
 * for each call. @throws UntranslatableError
 */
export function readContents(value: unknown, context: TranslationContext, notes: RequestNotes): Content[] {
  const turns = requiredList(value, 'messages').map((turn, index) => requiredObject(turn, `messages.${index}`));
  if (turns.length === 0) throw new UntranslatableError('messages', 'at least one message is needed');
  const contents: Content[] = [];
  let calls: readonly Call[] = [];
  let gap: Gap = { results: new Map(), others: [] };
  const finishGap = (): void => {
    say(contents, 'user', [...resultParts(gap, calls), ...gap.others]);
    gap = { results: new Map(), others: [] };
    calls = [];
  };
  for (const [index, turn] of turns.entries()) {
    const path = `messages.${index}`;
    if (turn.role === 'assistant') {
      finishGap();
      const said = readModelTurn(turn.content, path, context, notes);
      say(contents, 'model', said.parts);
      calls = said.calls;
    } else if (turn.role === 'user') readUserTurn(turn, path, { calls, gap, notes, context });
    else if (turn.role === 'system') {
      const texts = readSystem(turn.content, `${path}.content`, notes.dropped);
      gap.others.push(...texts.map((text) => ({ text: `<system>${text}</system>` })));
    } else throw new UntranslatableError(`${path}.role`, 'a role is expected here');
  }
  finishGap();
  const isUnfinished = contents.at(-1)?.role !== 'user' && !context.traits.prefill;
  if (isUnfinished) say(contents, 'user', [contents.length === 0 ? OPENING : CONTINUATION]);
  return contents;
}

interface GapReading {
  readonly calls: readonly Call[];
  readonly gap: Gap;
  readonly notes: RequestNotes;
  readonly context: TranslationContext;
}

function readUserTurn(turn: JsonObject, path: string, { calls, gap, notes, context }: GapReading): void {
  for (const { block, path: blockPath } of blocksOf(turn.content, `${path}.content`)) {
    if (block.type !== 'tool_result') {
      gap.others.push(...readUserParts(block, blockPath));
      continue;
    }
    const id = requiredText(block.tool_use_id, `${blockPath}.tool_use_id`);
    const result = readToolResult(block, blockPath, context.traits.thinking === 'level');
    if (calls.some((call) => call.id === id) && !gap.results.has(id)) gap.results.set(id, result);
    else notes.dropped.push(blockPath);
  }
}

function resultParts({ results }: Gap, calls: readonly Call[]): Part[] {
  const answered = calls.map((call) => ({ call, result: results.get(call.id) ?? missingResult }));
  return [
    ...answered.map(({ call, result: { response, media } }) => ({
      functionResponse: { ...call, response, ...(media.length > 0 ? { parts: media } : {}) },
    })),
    ...answered.flatMap(({ result }) => result.attachments),
  ];
}

/** Adds to the last content where it is of the same role. The user begins. */
function say(contents: Content[], role: Content['role'], parts: readonly Part[]): void {
  if (parts.length === 0) return;
  if (contents.length === 0 && role === 'model') contents.push({ role: 'user', parts: [OPENING] });
  const last = contents.at(-1);
  if (last?.role === role) contents[contents.length - 1] = { role, parts: [...last.parts, ...parts] };
  else contents.push({ role, parts });
}
