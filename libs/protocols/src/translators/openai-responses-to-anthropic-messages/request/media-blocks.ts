import type { ContentBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, asObject, asText, withoutUndefined } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** What Anthropic reads (protocols.md 9.1). */
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const STORED = 'a stored file lives in one account; send its content instead';

/** @throws UntranslatableError where the picture is stored, or no picture that Anthropic can read */
export function imageBlock(part: JsonObject, path: string): ContentBlock {
  if ((part.file_id ?? null) !== null) throw new UntranslatableError(`${path}.file_id`, STORED);
  const url = asText(part.image_url) ?? asText(asObject(part.image_url)?.url);
  if (url === undefined) throw new UntranslatableError(`${path}.image_url`, 'must be an address or a data URL');
  if (isAddress(url)) return { type: 'image', source: { type: 'url', url } };
  const { mediaType, data } = readDataUrl(url, `${path}.image_url`);
  if (!imageTypes.includes(mediaType))
    throw new UntranslatableError(`${path}.image_url`, `must be one of ${imageTypes.join(', ')}`);
  return { type: 'image', source: { type: 'base64', media_type: mediaType, data } };
}

/** @throws UntranslatableError where the file is stored, or is neither PDF nor text */
export function fileBlock(part: JsonObject, path: string): ContentBlock {
  if ((part.file_id ?? null) !== null) throw new UntranslatableError(`${path}.file_id`, STORED);
  const title = asText(part.filename);
  const url = asText(part.file_url);
  if (url !== undefined) return documentBlock({ type: 'url', url }, title);
  const text = asText(part.file_data);
  if (text === undefined) throw new UntranslatableError(`${path}.file_data`, 'must be the content of the file');
  const { mediaType, data } = text.startsWith('data:')
    ? readDataUrl(text, `${path}.file_data`)
    : { mediaType: mediaTypeOfName(title), data: text };
  if (mediaType === 'application/pdf') return documentBlock({ type: 'base64', media_type: mediaType, data }, title);
  if (!mediaType.startsWith('text/')) throw new UntranslatableError(`${path}.file_data`, 'must be a PDF or a text');
  const content = Buffer.from(data, 'base64').toString('utf8');
  return documentBlock({ type: 'text', media_type: 'text/plain', data: content }, title);
}

const documentBlock = (source: JsonObject, title: string | undefined): ContentBlock => ({
  type: 'document',
  source,
  ...withoutUndefined({ title }),
});

const isAddress = (url: string): boolean => /^https?:\/\//i.test(url);

function mediaTypeOfName(name = ''): string {
  return /\.(?:txt|md|csv|log)$/i.test(name) ? 'text/plain' : 'application/pdf';
}

/** `data:image/png;base64,…`. Of the long part nothing is looked at. */
function readDataUrl(url: string, path: string): { mediaType: string; data: string } {
  const comma = url.indexOf(',');
  const head = /^data:([\w.+-]+\/[\w.+-]+)(?:;[\w=.+-]+)*;base64$/i.exec(
    url.slice(0, Math.min(Math.max(comma, 0), 200)),
  );
  if (!head?.[1]) throw new UntranslatableError(path, 'must be an address or a data URL in base64');
  return { mediaType: head[1].toLowerCase().replace('image/jpg', 'image/jpeg'), data: url.slice(comma + 1) };
}
