import type { ContentBlock } from '../../../anthropic/messages-wire';
import { memberOf } from '../../../gemini/members';
import type { JsonObject } from '../../../json/json-object';
import { optionalText, requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';

const imageTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const PDF = 'application/pdf';

/** `inlineData`, in base64 or in its alphabet for addresses. @throws UntranslatableError */
export function readInlineData(blob: JsonObject, path: string): ContentBlock {
  const mediaType = requiredText(memberOf(blob, 'mimeType'), `${path}.mimeType`).toLowerCase();
  const data = requiredText(blob.data, `${path}.data`).replace(/-/g, '+').replace(/_/g, '/');
  const source = { type: 'base64', media_type: mediaType, data };
  if (imageTypes.has(mediaType)) return { type: 'image', source };
  if (mediaType === PDF) return { type: 'document', source };
  if (mediaType.startsWith('text/')) {
    const text = Buffer.from(data, 'base64').toString('utf8');
    return { type: 'document', source: { type: 'text', media_type: 'text/plain', data: text } };
  }
  throw new UntranslatableError(`${path}.mimeType`, 'only JPEG, PNG, GIF, WebP, PDF and text can be translated');
}

/** `fileData`, where everybody can fetch it. @throws UntranslatableError */
export function readFileData(file: JsonObject, path: string): ContentBlock {
  const url = requiredText(memberOf(file, 'fileUri'), `${path}.fileUri`);
  if (!/^https?:\/\//i.test(url) || url.startsWith('https://generativelanguage.googleapis.com/'))
    throw new UntranslatableError(`${path}.fileUri`, 'files that are stored at Google cannot be read from here');
  const mediaType = optionalText(memberOf(file, 'mimeType'), `${path}.mimeType`)?.toLowerCase() ?? 'image/jpeg';
  if (mediaType === PDF) return { type: 'document', source: { type: 'url', url } };
  if (imageTypes.has(mediaType)) return { type: 'image', source: { type: 'url', url } };
  throw new UntranslatableError(`${path}.mimeType`, 'only images and PDF can be read from an address');
}
