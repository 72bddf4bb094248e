import { readTopLevelFields } from '../json/read-top-level-fields';
import type { Metered } from './stream-meter';
import { asUsage, usageByModel } from './usage';

const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'type']);

/** Whether a body is a whole JSON object, and what it says was used. Content is stepped over, not built. */
export type JsonAnswer =
  | { readonly isWhole: false }
  /** `isError`: it is an error envelope, whatever the status says. */
  | { readonly isWhole: true; readonly isError?: true; readonly metered: Metered };

export function meterJsonAnswer(body: Buffer): JsonAnswer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const read = (name: string): unknown => {
      const span = fields.get(name);
      return span ? JSON.parse(body.toString('utf8', span.start, span.end)) : undefined;
    };
    if (read('type') === 'error') return { isWhole: true, isError: true, metered: { entries: [], source: 'exact' } };
    const usage = asUsage(read('usage'));
    const model = read('model');
    if (!usage) return { isWhole: true, metered: { entries: [], source: 'exact' } };
    const servedModel = typeof model === 'string' ? model : undefined;
    return { isWhole: true, metered: { entries: usageByModel(usage, servedModel), source: 'exact' } };
  } catch {
    return { isWhole: false };
  }
}
