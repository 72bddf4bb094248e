import { type JsonObject, isObject } from '../json';
import { RequestRefused } from '../request-refused';

/** Throws RequestRefused 400 for what is no JSON object. */
export function parseBody(body: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new RequestRefused(400, `The request body is not valid JSON: ${reason}`);
  }
  if (!isObject(value)) throw new RequestRefused(400, 'The request body must be a JSON object');
  return value;
}
