import { readTopLevelFields } from '../json/read-top-level-fields';
import type { Metered } from './stream-meter';
import { asUsage, usageByModel } from './usage';

const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'type']);

/** Whether a body is a whole JSON object, and what it says was used. Content is stepped over, not built. */
export type JsonAnswer = { readonly isWhole: false } | { readonly isWhole: true; readonly metered: Metered };

export function meterJsonAnswer(body: Buffer): JsonAnswer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const read = (name: string): unknown => {
      const span = fields.get(name);
      return span ? JSON.parse(body.toString('utf8', span.start, span.end)) : undefined;
    };
    const usage = asUsage(read('usage'));
    const model = read('model');
    if (!usage) return { isWhole: true, metered: { entries: [], source: 'exact' } };
    const servedModel = typeof model === 'string' ? model : undefined;
    return { isWhole: true, metered: { entries: usageByModel(usage, servedModel), source: 'exact' } };
  } catch {
    return { isWhole: false };
  }
}
