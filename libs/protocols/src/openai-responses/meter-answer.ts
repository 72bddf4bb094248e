import { type JsonObject, asObject } from '../json/json-object';
import { readTopLevelFields } from '../json/read-top-level-fields';
import type { JsonAnswer } from '../stream-meter';
import { entriesOfResponse } from './usage';

const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'error']);

/**
 * Of a response object, and of what the sister operations answer: `response.compaction` has usage and no model, `response.input_tokens`
 * has neither (protocols.md 6.1).
 */
export function meterResponse(body: Buffer): JsonAnswer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const read = (name: string): unknown => {
      const span = fields.get(name);
      return span ? JSON.parse(body.toString('utf8', span.start, span.end)) : undefined;
    };
    const response: JsonObject = { usage: read('usage'), model: read('model') };
    const metered = { entries: entriesOfResponse(response), source: 'exact' } as const;
    const error = read('error');
    const isError = asObject(error) !== undefined || typeof error === 'string';
    return isError ? { isWhole: true, isError, metered } : { isWhole: true, metered };
  } catch {
    return { isWhole: false };
  }
}
