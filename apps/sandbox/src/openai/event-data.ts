import type { Step } from '../http/answer';
import { type JsonObject, isObject } from '../json';

const DATA = 'data: ';

/** The JSON of a step, whether it is an event or a whole body; empty where it is none. */
export function dataOf(step: Step): JsonObject {
  const text = String(step.bytes);
  const json = step.event === '' ? text : text.slice(text.indexOf(DATA) + DATA.length);
  const parsed: unknown = JSON.parse(json);
  return isObject(parsed) ? parsed : {};
}
