import type { ContentBlock, TextBlock } from '../../../anthropic/messages-wire';
import { memberOf } from '../../../gemini/members';
import {
  optionalList,
  optionalText,
  requiredList,
  requiredObject,
  requiredText,
} from '../../../openai/guarded-members';
import type { OpaqueSealer } from '../../../translation/opaque-sealer';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import type { Piece } from '../../openai-chat-to-anthropic-messages/request/conversation';
import { readPart } from './parts';
import type { RequestNotes } from './request-notes';
import { ToolCalls } from './tool-calls';

/** The conversation, whose blocks still stand where the client put them. @throws UntranslatableError */
export function readContents(contents: unknown, sealer: OpaqueSealer, notes: RequestNotes): Piece[] {
  const list = requiredList(contents, 'contents');
  if (list.length === 0) throw new UntranslatableError('contents', 'at least one content is needed');
  const calls = new ToolCalls(notes);
  const pieces: Piece[] = [];
  for (const [index, value] of list.entries()) {
    const path = `contents.${index}`;
    const content = requiredObject(value, path);
    const role = roleOf(content.role, `${path}.role`);
    const last = pieces.at(-1);
    if (role === 'assistant' && last?.role !== role) calls.beginTurn();
    const blocks = optionalList(content.parts, `${path}.parts`).flatMap((part, place) => {
      const partPath = `${path}.parts.${place}`;
      return readPart(requiredObject(part, partPath), partPath, `${index}.${place}`, { notes, calls, sealer });
    });
    if (role === 'user') pieces.push({ role, content: blocks.filter(isNoThought), path });
    else if (last?.role === role)
      pieces[pieces.length - 1] = { ...last, content: withoutSeams([...last.content, ...blocks]) };
    else pieces.push({ role, content: withoutSeams(blocks), path });
  }
  return pieces;
}

/** Thoughts are the model's alone. */
const isNoThought = ({ type }: ContentBlock): boolean => type !== 'thinking' && type !== 'redacted_thinking';

/**
 * Google's own client keeps each event of a stream as a content of its own. Put together they are what the model said, and no text of it
 * is nothing but space, which Anthropic would refuse.
 */
function withoutSeams(blocks: readonly ContentBlock[]): ContentBlock[] {
  const joined: ContentBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.type === 'text' && block.type === 'text')
      joined[joined.length - 1] = { ...last, text: `${String(last.text)}${String(block.text)}` };
    else joined.push(block);
  }
  return joined.filter(({ type, text }) => type !== 'text' || String(text).trim() !== '');
}

/** `function` is an older name for the user who brings results. */
function roleOf(value: unknown, path: string): 'user' | 'assistant' {
  const role = optionalText(value, path) ?? '';
  if (role === 'model') return 'assistant';
  if (role === '' || role === 'user' || role === 'function') return 'user';
  throw new UntranslatableError(path, 'the role user or model is expected here');
}

/** `systemInstruction`: a content, of which only the text counts. @throws UntranslatableError */
export function readSystem(value: unknown): TextBlock[] {
  if (value === undefined || value === null) return [];
  const path = 'systemInstruction';
  if (typeof value === 'string') return textBlocks(value);
  return optionalList(memberOf(requiredObject(value, path), 'parts'), `${path}.parts`).flatMap((part, index) => {
    const partPath = `${path}.parts.${index}`;
    return textBlocks(requiredText(requiredObject(part, partPath).text, `${partPath}.text`));
  });
}

/** Anthropic refuses texts that are empty. */
const textBlocks = (text: string): TextBlock[] => (text === '' ? [] : [{ type: 'text', text }]);
