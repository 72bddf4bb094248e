import { type JsonObject, asObject } from '../../../json/json-object';
import { requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { blocksOf } from './content-parts';

/** Claude Code's note to Anthropic at the beginning of its prompt (clients.md 2). It changes with each prompt and is nobody else's. */
const BILLING_NOTE = 'x-anthropic-billing-header';

/** The texts of a `system`, or of a turn of the system. @throws UntranslatableError */
export function readSystem(content: unknown, path: string, dropped: string[]): string[] {
  return blocksOf(content, path).flatMap(({ block, path: blockPath }) => {
    if (block.type === 'tool_addition' || block.type === 'tool_removal') {
      readToolChange(block, blockPath, dropped);
      return [];
    }
    if (block.type !== 'text') throw new UntranslatableError(`${blockPath}.type`, 'only text may stand here');
    const text = requiredText(block.text, `${blockPath}.text`);
    if (!text.startsWith(BILLING_NOTE)) return text === '' ? [] : [text];
    dropped.push(blockPath);
    return [];
  });
}

/** All tools are declared from the beginning, deferred ones too: one that is only named changes nothing. */
function readToolChange(block: JsonObject, path: string, dropped: string[]): void {
  const { definition, input_schema: schema } = asObject(block.tool) ?? {};
  if (definition !== undefined || schema !== undefined)
    throw new UntranslatableError(`${path}.tool`, 'tools cannot be declared in the middle of a conversation');
  dropped.push(path);
}
