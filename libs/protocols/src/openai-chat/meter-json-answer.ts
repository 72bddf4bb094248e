import { type JsonObject, asObject } from '../json/json-object';
import { readTopLevelFields } from '../json/read-top-level-fields';
import type { JsonAnswer } from '../stream-meter';
import { tokensOfChatUsage } from './usage';

const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'error', 'choices']);

/** A whole chat completion. Lists of models and the like have no usage to state; a completion without any is not known. */
export function meterChatAnswer(body: Buffer): JsonAnswer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const read = (name: string): unknown => {
      const span = fields.get(name);
      return span ? JSON.parse(body.toString('utf8', span.start, span.end)) : undefined;
    };
    const error = read('error');
    if (error !== undefined && error !== null)
      return { isWhole: true, isError: true, metered: { entries: [], source: 'exact' } };
    const usage: JsonObject | undefined = asObject(read('usage'));
    const model = read('model');
    if (!usage)
      return { isWhole: true, metered: { entries: [], source: fields.has('choices') ? 'estimated' : 'exact' } };
    const entry = { model: typeof model === 'string' ? model : undefined, usage: tokensOfChatUsage(usage) };
    return { isWhole: true, metered: { entries: [entry], source: 'exact' } };
  } catch {
    return { isWhole: false };
  }
}
