import type { JsonObject } from '../../../json/json-object';
import { optionalText, requiredObject, requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { blocksOf, readUserBlock } from '../../anthropic-messages-to-openai-chat/request/content-parts';

/** A part of a content. */
export type Part = JsonObject;

export const textPart = (text: string): Part[] => (text === '' ? [] : [{ text }]);

/** A block of what a user, a tool or a document says. @throws UntranslatableError */
export function readUserParts(block: JsonObject, path: string): Part[] {
  switch (block.type) {
    case 'text':
      return textPart(requiredText(block.text, `${path}.text`));
    case 'image':
      return [readImage(requiredObject(block.source, `${path}.source`), `${path}.source`)];
    case 'document':
      return readDocument(block, path);
    case 'search_result':
    case 'tool_reference':
      return readUserBlock(block, path).flatMap(({ text }) => textPart(String(text)));
    default:
      throw new UntranslatableError(`${path}.type`, 'there is no such kind of content in the Gemini API');
  }
}

function readImage(source: JsonObject, path: string): Part {
  if (source.type === 'base64') return inlineData(source, path);
  if (source.type === 'url') return fileData(source, path, imageTypeOf);
  throw new UntranslatableError(`${path}.type`, 'only images in base64 or with an address can be translated');
}

function readDocument(block: JsonObject, path: string): Part[] {
  const sourcePath = `${path}.source`;
  const source = requiredObject(block.source, sourcePath);
  const title = optionalText(block.title, `${path}.title`) ?? '';
  const context = textPart(optionalText(block.context, `${path}.context`) ?? '');
  switch (source.type) {
    case 'base64':
      return [...context, ...textPart(title), inlineData(source, sourcePath)];
    case 'url':
      return [...context, ...textPart(title), fileData(source, sourcePath, () => 'application/pdf')];
    case 'text': {
      const text = requiredText(source.data, `${sourcePath}.data`);
      return [...context, ...textPart(title === '' ? text : `${title}\n\n${text}`)];
    }
    case 'content': {
      const inner = blocksOf(source.content, `${sourcePath}.content`);
      return [...context, ...textPart(title), ...inner.flatMap((each) => readUserParts(each.block, each.path))];
    }
    default:
      throw new UntranslatableError(
        `${sourcePath}.type`,
        'files that are stored at Anthropic cannot be read from here',
      );
  }
}

function inlineData(source: JsonObject, path: string): Part {
  const mimeType = requiredText(source.media_type, `${path}.media_type`);
  return { inlineData: { mimeType, data: requiredText(source.data, `${path}.data`) } };
}

function fileData(source: JsonObject, path: string, typeOf: (address: string) => string): Part {
  const fileUri = requiredText(source.url, `${path}.url`);
  return { fileData: { mimeType: typeOf(fileUri), fileUri } };
}

const imageTypes: Readonly<Record<string, string>> = { png: 'image/png', gif: 'image/gif', webp: 'image/webp' };

/** Google wants to be told before it looks. */
function imageTypeOf(address: string): string {
  const [, ending = ''] = /\.([a-z]{3,4})(?:[?#]|$)/i.exec(address) ?? [];
  const name = ending.toLowerCase();
  return (Object.hasOwn(imageTypes, name) ? imageTypes[name] : undefined) ?? 'image/jpeg';
}
