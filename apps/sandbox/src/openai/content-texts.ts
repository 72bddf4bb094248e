import { isArray, isObject } from '../json';

/** The texts of a message's content, which is a text or a list of parts. Parts of other kinds have none. */
export function contentTexts(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (!isArray(content)) return [];
  return content.filter(isObject).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}
