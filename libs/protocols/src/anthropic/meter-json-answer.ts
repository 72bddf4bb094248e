import { asObject } from '../json/json-object';
import { readTopLevelFields } from '../json/read-top-level-fields';
import type { JsonAnswer } from '../stream-meter';
import { usageByModel } from './usage';

const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'type']);

export function meterJsonAnswer(body: Buffer): JsonAnswer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const read = (name: string): unknown => {
      const span = fields.get(name);
      return span ? JSON.parse(body.toString('utf8', span.start, span.end)) : undefined;
    };
    if (read('type') === 'error') return { isWhole: true, isError: true, metered: { entries: [], source: 'exact' } };
    const usage = asObject(read('usage'));
    const model = read('model');
    if (!usage) return { isWhole: true, metered: { entries: [], source: 'exact' } };
    const servedModel = typeof model === 'string' ? model : undefined;
    return { isWhole: true, metered: { entries: usageByModel(usage, servedModel), source: 'exact' } };
  } catch {
    return { isWhole: false };
  }
}
