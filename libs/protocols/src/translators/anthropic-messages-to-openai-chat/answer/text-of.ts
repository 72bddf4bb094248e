import { asText, objectsOf } from '../../../json/json-object';

/** A `content` of an answer: a text, or with some servers a list of parts. */
export const textOf = (content: unknown): string =>
  asText(content) ??
  objectsOf(content)
    .map((part) => (part.type === 'text' ? (asText(part.text) ?? '') : ''))
    .join('');
