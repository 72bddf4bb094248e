import { type JsonObject, isArray, isObject } from '../../json';
import { RequestRefused } from '../../request-refused';
import { missing, wrongType, wrongValue } from '../refusals';

const given = ['input_text', 'input_image', 'input_file'];
/** What a message of a role may consist of. */
const partTypes: Readonly<Record<string, readonly string[]>> = {
  ...{ user: given, system: given, developer: given, assistant: ['output_text', 'refusal'] },
};
const imageData = /^data:image\/(?:png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/]+=*$/;

/** Throws RequestRefused 400. */
export function checkMessageItem({ role, content }: JsonObject, at: string): void {
  const types = typeof role === 'string' ? partTypes[role] : undefined;
  if (!types) throw wrongValue(`${at}.role`, role, "'assistant', 'system', 'developer', and 'user'");
  if (typeof content === 'string') return;
  if (!isArray(content)) throw wrongType(`${at}.content`, 'a string or an array of objects');
  for (const [index, part] of content.entries()) checkPart(part, types, `${at}.content[${index}]`);
}

function checkPart(part: unknown, types: readonly string[], at: string): void {
  if (!isObject(part)) throw wrongType(at, 'an object');
  if (typeof part.type !== 'string' || !types.includes(part.type)) {
    throw wrongValue(`${at}.type`, part.type, types.map((type) => `'${type}'`).join(', '));
  }
  if (part.type.endsWith('_text') && typeof part.text !== 'string') throw missing(`${at}.text`);
  if (part.type === 'input_image') checkImage(part, at);
}

function checkImage({ image_url: url, file_id: fileId }: JsonObject, at: string): void {
  if (typeof fileId === 'string') return;
  if (url === undefined) throw missing(`${at}.image_url`);
  if (typeof url !== 'string') throw wrongType(`${at}.image_url`, 'a string');
  if (!url.startsWith('data:') || imageData.test(url)) return;
  throw new RequestRefused(400, 'The image data you provided does not represent a valid image.', {
    ...{ param: `${at}.image_url`, code: 'invalid_image' },
  });
}
