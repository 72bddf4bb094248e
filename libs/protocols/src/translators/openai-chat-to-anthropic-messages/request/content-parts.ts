import type { ContentBlock, TextBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, asObject, withoutUndefined } from '../../../json/json-object';
import { optionalText, requiredList, requiredObject, requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';

const imageTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const dataUri = /^data:([a-z0-9.+-]+\/[a-z0-9.+-]+)?(?:;[a-z0-9-]+=[^;,]*)*(;base64)?,/i;

/** A `content` of text or of parts as blocks. Empty texts are left out, which Anthropic refuses. */
export function readContent(content: unknown, path: string): ContentBlock[] {
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return textBlocks(content);
  return requiredList(content, path).flatMap((part, index) => {
    const partPath = `${path}.${index}`;
    const object = requiredObject(part, partPath);
    return readPart(object, partPath).map((block) => withCacheControl(block, object));
  });
}

/** The same where only text may stand. */
export function readTexts(content: unknown, path: string): TextBlock[] {
  return readContent(content, path).map((block, index) => {
    if (block.type !== 'text') throw new UntranslatableError(`${path}.${index}`, 'only text may stand here');
    return block as TextBlock;
  });
}

export const textBlocks = (text: string): TextBlock[] => (text === '' ? [] : [{ type: 'text', text }]);

/** Marks for Anthropic's cache that some clients put into OpenAI's parts pass as they are. */
export function withCacheControl<Value extends JsonObject>(value: Value, source: JsonObject): Value {
  const mark = asObject(source.cache_control);
  return mark === undefined ? value : { ...value, cache_control: mark };
}

function readPart(part: JsonObject, path: string): ContentBlock[] {
  switch (part.type) {
    case 'text':
      return textBlocks(requiredText(part.text, `${path}.text`));
    case 'refusal':
      return textBlocks(requiredText(part.refusal, `${path}.refusal`));
    case 'image_url':
      return [readImage(part.image_url, `${path}.image_url`)];
    case 'file':
      return [readFile(requiredObject(part.file, `${path}.file`), `${path}.file`)];
    case 'input_audio':
      throw new UntranslatableError(`${path}.input_audio`, 'the model cannot listen to audio');
    default:
      throw new UntranslatableError(`${path}.type`, 'there is no such kind of content in Anthropic Messages');
  }
}

function readImage(image: unknown, path: string): ContentBlock {
  const url = typeof image === 'string' ? image : requiredText(requiredObject(image, path).url, `${path}.url`);
  if (/^https?:\/\//i.test(url)) return { type: 'image', source: { type: 'url', url } };
  const { mediaType, data } = readDataUri(url, `${path}.url`);
  if (!imageTypes.has(mediaType))
    throw new UntranslatableError(`${path}.url`, 'images may be JPEG, PNG, GIF or WebP, or have an http(s) address');
  return { type: 'image', source: { type: 'base64', media_type: mediaType, data } };
}

function readFile(file: JsonObject, path: string): ContentBlock {
  if (file.file_data === undefined || file.file_data === null)
    throw new UntranslatableError(`${path}.file_id`, 'files that are stored at OpenAI cannot be read from here');
  const { mediaType, data } = readDataUri(requiredText(file.file_data, `${path}.file_data`), `${path}.file_data`);
  const title = optionalText(file.filename, `${path}.filename`);
  const named = (source: JsonObject): ContentBlock => ({ type: 'document', source, ...withoutUndefined({ title }) });
  if (mediaType === 'application/pdf') return named({ type: 'base64', media_type: mediaType, data });
  if (mediaType.startsWith('text/'))
    return named({ type: 'text', media_type: 'text/plain', data: Buffer.from(data, 'base64').toString('utf8') });
  throw new UntranslatableError(`${path}.file_data`, 'files may be PDF or text');
}

/** Only base64: other forms of data URIs are not among what OpenAI takes. */
function readDataUri(uri: string, path: string): { readonly mediaType: string; readonly data: string } {
  const [head, mediaType, base64] = dataUri.exec(uri) ?? [];
  if (head === undefined || base64 === undefined)
    throw new UntranslatableError(path, 'a data URI in base64 is expected here');
  return { mediaType: (mediaType ?? 'text/plain').toLowerCase(), data: uri.slice(head.length) };
}
