import { type JsonObject, asObject, objectsOf } from '../json/json-object';
import { readTopLevelFields } from '../json/read-top-level-fields';
import type { JsonAnswer } from '../stream-meter';
import { chatModelUsage } from './model-usage';
import { tokensOfChatUsage } from './usage';
import { CITATION, hasCitation } from './web-searches';

const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'error', 'choices', 'service_tier']);

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
    if (!usage)
      return { isWhole: true, metered: { entries: [], source: fields.has('choices') ? 'estimated' : 'exact' } };
    // The text of an answer is looked into only where it may cite something.
    const isCiting =
      body.includes(CITATION) && objectsOf(read('choices')).some(({ message }) => hasCitation(asObject(message)));
    const facts = { model: read('model'), serviceTier: read('service_tier'), hasCitation: isCiting };
    const entry = chatModelUsage(facts, usage, tokensOfChatUsage(usage));
    return { isWhole: true, metered: { entries: [entry], source: 'exact' } };
  } catch {
    return { isWhole: false };
  }
}
