import { type JsonObject, asText } from '../../../json/json-object';
import { blocksOf } from '../../anthropic-messages-to-openai-chat/request/content-parts';
import { type Part, readUserParts } from './user-parts';

export interface ToolResult {
  /** `response` of a `functionResponse`. */
  readonly response: JsonObject;
  /** What it holds beside text, as parts of a `functionResponse`. */
  readonly media: readonly Part[];
  /** The same where it cannot stand there: after all results, in the user's name. */
  readonly attachments: readonly Part[];
}

export const missingResult: ToolResult = {
  response: { error: 'The tool gave no result.' },
  ...{ media: [], attachments: [] },
};

/**
 * @param holdsMedia the model reads images within results, as those of the third generation do
 * @throws UntranslatableError
 */
export function readToolResult(block: JsonObject, path: string, holdsMedia: boolean): ToolResult {
  const parts = blocksOf(block.content, `${path}.content`).flatMap((each) => readUserParts(each.block, each.path));
  const others = parts.filter((part) => part.text === undefined);
  const media = others.filter((part) => holdsMedia && part.inlineData !== undefined);
  const attachments = others.filter((part) => !media.includes(part));
  const texts = parts.flatMap((part) => {
    const placeholder = attachments.includes(part) ? '[attached below]' : undefined;
    return asText(part.text) ?? placeholder ?? [];
  });
  const text = texts.join('\n\n');
  return { response: block.is_error === true ? { error: text } : { output: text }, media, attachments };
}
