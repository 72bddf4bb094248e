import { type JsonObject, isArray, isObject } from '../../json';
import { RequestRefused } from '../../request-refused';
import { missing, wrongType } from '../refusals';

/** The type of an item; a message may leave it out. */
export const kindOf = ({ type, role }: JsonObject): string => {
  if (typeof type === 'string') return type;
  return role === undefined ? '' : 'message';
};

/** `input` as a list of items: a text alone is a message of the user. Throws RequestRefused 400. */
export function inputItems(input: unknown): JsonObject[] {
  if (input === undefined || input === null) throw missing('input');
  if (typeof input === 'string') return [{ type: 'message', role: 'user', content: input }];
  if (!isArray(input)) throw wrongType('input', 'a string or an array of objects');
  if (input.length === 0) throw new RequestRefused(400, "Invalid 'input': empty array.", { param: 'input' });
  return input.map((item, index) => {
    if (!isObject(item)) throw wrongType(`input[${index}]`, 'an object');
    return item;
  });
}
