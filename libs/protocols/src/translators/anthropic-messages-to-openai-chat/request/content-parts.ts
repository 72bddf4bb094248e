import { type JsonObject, asText } from '../../../json/json-object';
import { optionalText, requiredList, requiredObject, requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** Parts of a chat message, and where their block stands. */
export type ChatPart = JsonObject & { readonly type: string };

const textPart = (text: string): ChatPart[] => (text === '' ? [] : [{ type: 'text', text }]);

/** A text, or a list of blocks, as objects with their paths. */
export function blocksOf(content: unknown, path: string): { readonly block: JsonObject; readonly path: string }[] {
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return [{ block: { type: 'text', text: content }, path }];
  return requiredList(content, path).map((block, index) => {
    const blockPath = `${path}.${index}`;
    return { block: requiredObject(block, blockPath), path: blockPath };
  });
}

/** A block of what a user, a tool or a document says. @throws UntranslatableError */
export function readUserBlock(block: JsonObject, path: string): ChatPart[] {
  switch (block.type) {
    case 'text':
      return textPart(requiredText(block.text, `${path}.text`));
    case 'image':
      return [readImage(requiredObject(block.source, `${path}.source`), `${path}.source`)];
    case 'document':
      return readDocument(block, path);
    case 'search_result':
      return textPart(searchResultText(block, path));
    case 'tool_reference':
      return textPart(`The tool ${requiredText(block.tool_name, `${path}.tool_name`)} can be called.`);
    default:
      throw new UntranslatableError(`${path}.type`, 'there is no such kind of content in Chat Completions');
  }
}

/** One text where there is nothing but text, which the most servers understand. */
export function contentOf(parts: readonly ChatPart[]): string | readonly ChatPart[] {
  return parts.every(({ type }) => type === 'text') ? joinedText(parts) : parts;
}

export const joinedText = (parts: readonly ChatPart[]): string =>
  parts.map(({ text }) => asText(text) ?? '').join('\n\n');

function readImage(source: JsonObject, path: string): ChatPart {
  if (source.type === 'url') return { type: 'image_url', image_url: { url: requiredText(source.url, `${path}.url`) } };
  if (source.type !== 'base64')
    throw new UntranslatableError(`${path}.type`, 'only images in base64 or with an address can be translated');
  return { type: 'image_url', image_url: { url: dataUriOf(source, path) } };
}

function readDocument(block: JsonObject, path: string): ChatPart[] {
  const source = requiredObject(block.source, `${path}.source`);
  const title = optionalText(block.title, `${path}.title`);
  const context = textPart(optionalText(block.context, `${path}.context`) ?? '');
  const titled = (text: string): ChatPart[] => textPart(title === undefined ? text : `${title}\n\n${text}`);
  switch (source.type) {
    case 'base64':
      return [
        ...context,
        { type: 'file', file: { filename: title ?? 'document.pdf', file_data: dataUriOf(source, `${path}.source`) } },
      ];
    case 'text':
      return [...context, ...titled(requiredText(source.data, `${path}.source.data`))];
    case 'content': {
      const inner = blocksOf(source.content, `${path}.source.content`);
      return [
        ...context,
        ...(title === undefined ? [] : textPart(title)),
        ...inner.flatMap((each) => readUserBlock(each.block, each.path)),
      ];
    }
    default:
      throw new UntranslatableError(
        `${path}.source.type`,
        'only documents that are a part of the request can be translated',
      );
  }
}

function dataUriOf(source: JsonObject, path: string): string {
  const mediaType = requiredText(source.media_type, `${path}.media_type`);
  return `data:${mediaType};base64,${requiredText(source.data, `${path}.data`)}`;
}

function searchResultText(block: JsonObject, path: string): string {
  const texts = blocksOf(block.content, `${path}.content`).map((each) =>
    requiredText(each.block.text, `${each.path}.text`),
  );
  return [optionalText(block.title, `${path}.title`), optionalText(block.source, `${path}.source`), ...texts]
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
}
