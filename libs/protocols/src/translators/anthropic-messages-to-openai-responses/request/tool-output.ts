import { type JsonObject, asText } from '../../../json/json-object';
import type { ToolNames } from '../../../openai/tool-names';
import { blocksOf, partsOfBlock, textPart } from './input-parts';

const ERROR = 'Error: ';

/** The content of a `tool_result` as `output`: a text where it is nothing else, so that every server understands it (protocols.md 9.3). */
export function outputOfResult(result: JsonObject, path: string, names: ToolNames): string | readonly JsonObject[] {
  const at = `${path}.content`;
  const parts = blocksOf(result.content ?? '', at).flatMap((block, index) =>
    partsOfResult(block, `${at}.${index}`, names),
  );
  const marked = result.is_error === true ? markedAsError(parts) : parts;
  const texts = marked.map((part) => asText(part.text));
  return texts.every((text) => text !== undefined) ? texts.join('\n') : marked;
}

function partsOfResult(block: JsonObject, path: string, names: ToolNames): JsonObject[] {
  if (block.type === 'tool_reference')
    return textPart(`The tool ${names.shorten(asText(block.tool_name) ?? '')} can be used now.`);
  if (block.type === 'browser_state') return textPart(JSON.stringify(block.tabs ?? []));
  return partsOfBlock(block, path);
}

/** OpenAI has no flag for it. */
function markedAsError(parts: readonly JsonObject[]): readonly JsonObject[] {
  const [first, ...rest] = parts;
  const text = asText(first?.text);
  return text === undefined ? [...textPart(ERROR.trim()), ...parts] : [...textPart(ERROR + text), ...rest];
}
