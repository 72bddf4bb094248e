import type { JsonObject } from '../../../json/json-object';
import { type ChatPart, blocksOf, joinedText, readUserBlock } from './content-parts';

export interface ToolResult {
  /** Of a `tool` message, which holds text only. */
  readonly text: string;
  /** Images and files, which have to follow in a message of the user. */
  readonly attachments: readonly ChatPart[];
}

/** @throws UntranslatableError */
export function readToolResult(block: JsonObject, path: string): ToolResult {
  const parts = blocksOf(block.content, `${path}.content`).flatMap((each) => readUserBlock(each.block, each.path));
  const attachments = parts.filter(({ type }) => type !== 'text');
  const texts = parts.map((part): ChatPart => {
    if (part.type === 'text') return part;
    return { type: 'text', text: part.type === 'image_url' ? '[image below]' : '[document below]' };
  });
  const text = joinedText(texts);
  return { text: block.is_error === true ? `Error: ${text}` : text, attachments };
}
