import { type JsonObject, asObject, asText, withoutUndefined } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';

const STORED = 'a stored file lives in one account; send its content instead';

/** Content of Anthropic's as a list of blocks; a text is one block. @throws UntranslatableError where it is neither */
export function blocksOf(content: unknown, path: string): readonly JsonObject[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) throw new UntranslatableError(path, 'must be a text or a list of blocks');
  return content.map((value: unknown, index) => {
    const block = asObject(value);
    if (!block) throw new UntranslatableError(`${path}.${index}`, 'must be a block');
    return block;
  });
}

/** What a user or a tool can say: text, pictures, documents and results of searches. Empty texts are left out. */
export function partsOfBlock(block: JsonObject, path: string): JsonObject[] {
  switch (block.type) {
    case 'text':
      return textPart(requireText(block.text, `${path}.text`));
    case 'image':
      return [imagePart(asObject(block.source) ?? {}, `${path}.source`)];
    case 'document':
      return documentParts(block, path);
    case 'search_result': {
      const texts = blocksOf(block.content ?? [], `${path}.content`).map(({ text }) => asText(text) ?? '');
      return textPart([asText(block.title) ?? '', asText(block.source) ?? '', ...texts].join('\n'));
    }
  }
  throw new UntranslatableError(path, `a block of type ${JSON.stringify(block.type)} cannot be sent to this model`);
}

export const textPart = (text: string): JsonObject[] => (text === '' ? [] : [{ type: 'input_text', text }]);

function requireText(value: unknown, path: string): string {
  const text = asText(value);
  if (text === undefined) throw new UntranslatableError(path, 'must be a text');
  return text;
}

function imagePart(source: JsonObject, path: string): JsonObject {
  const part = { type: 'input_image', detail: 'auto' };
  switch (source.type) {
    case 'base64': {
      const mediaType = requireText(source.media_type, `${path}.media_type`);
      return { ...part, image_url: `data:${mediaType};base64,${requireText(source.data, `${path}.data`)}` };
    }
    case 'url':
      return { ...part, image_url: requireText(source.url, `${path}.url`) };
    case 'file':
      throw new UntranslatableError(path, STORED);
  }
  throw new UntranslatableError(path, 'must be base64 or an address');
}

function documentParts(block: JsonObject, path: string): JsonObject[] {
  const source = asObject(block.source) ?? {};
  const title = asText(block.title);
  const context = textPart(asText(block.context) ?? '');
  const at = `${path}.source`;
  switch (source.type) {
    case 'base64': {
      const mediaType = requireText(source.media_type, `${at}.media_type`);
      const data = `data:${mediaType};base64,${requireText(source.data, `${at}.data`)}`;
      return [...context, { type: 'input_file', filename: title ?? 'document.pdf', file_data: data }];
    }
    case 'url':
      return [
        ...context,
        {
          type: 'input_file',
          ...withoutUndefined({ filename: title }),
          file_url: requireText(source.url, `${at}.url`),
        },
      ];
    case 'text':
      return [
        ...context,
        ...textPart([...(title === undefined ? [] : [title]), requireText(source.data, `${at}.data`)].join('\n')),
      ];
    case 'content':
      return [
        ...context,
        ...textPart(title ?? ''),
        ...blocksOf(source.content, `${at}.content`).flatMap((inner, index) =>
          partsOfBlock(inner, `${at}.content.${index}`),
        ),
      ];
    case 'file':
      throw new UntranslatableError(at, STORED);
  }
  throw new UntranslatableError(at, 'must be base64, a text, content or an address');
}
