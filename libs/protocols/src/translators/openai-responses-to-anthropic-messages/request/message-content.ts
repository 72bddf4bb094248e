import type { ContentBlock, TextBlock } from '../../../anthropic/messages-wire';
import { asObject, asText } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { fileBlock, imageBlock } from './media-blocks';

/**
 * The content of a message, or the output of a tool: a text or a list of parts. Empty texts are left out, as Anthropic refuses them.
 * @param path of the content in the client's request
 */
export function blocksOfContent(content: unknown, path: string): ContentBlock[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  if (!Array.isArray(content)) throw new UntranslatableError(path, 'must be a text or a list of parts');
  return content.flatMap((part, index) => blockOfPart(part, `${path}.${index}`));
}

/** Of messages that Anthropic wants to be text: those of developers and of the assistant. */
export function textOfContent(content: unknown, path: string): TextBlock[] {
  return blocksOfContent(content, path).map((block, index) => {
    const text = block.type === 'text' ? asText(block.text) : undefined;
    if (text === undefined) throw new UntranslatableError(`${path}.${index}`, 'only text can stand in this message');
    return { type: 'text', text };
  });
}

function blockOfPart(value: unknown, path: string): ContentBlock[] {
  const part = asObject(value);
  switch (part?.type) {
    case 'input_text':
    case 'output_text':
    case 'text':
      return textBlock(part.text, `${path}.text`);
    case 'refusal':
      return textBlock(part.refusal, `${path}.refusal`);
    case 'input_image':
      return [imageBlock(part, path)];
    case 'input_file':
      return [fileBlock(part, path)];
  }
  throw new UntranslatableError(path, `a part of type ${JSON.stringify(part?.type)} cannot be sent to this model`);
}

function textBlock(value: unknown, path: string): ContentBlock[] {
  const text = asText(value);
  if (text === undefined) throw new UntranslatableError(path, 'must be a text');
  return text === '' ? [] : [{ type: 'text', text }];
}
