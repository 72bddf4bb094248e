import { asObject, asText, objectsOf } from '../json/json-object';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { readTopLevelFields } from '../json/read-top-level-fields';
import type { JsonAnswer } from '../stream-meter';
import { GroundedSearches, QUERIES } from './grounded-searches';
import { geminiModelUsage } from './model-usage';
import { tokensOfGemini } from './usage';

const wanted: ReadonlySet<string> = new Set(['usageMetadata', 'modelVersion', 'error', 'candidates', 'promptFeedback']);

/** Whether a body is a whole JSON object, and what it says was used: an answer, a count of tokens, or vectors of texts. */
export function meterGeminiAnswer(body: Buffer): JsonAnswer {
  try {
    const fields = readTopLevelFields(body, wanted);
    const read = (name: string): unknown => {
      const span = fields.get(name);
      return span ? JSON.parse(body.toString('utf8', span.start, span.end)) : undefined;
    };
    if (fields.has('error') && !fields.has('candidates')) {
      return { isWhole: true, isError: true, metered: { entries: [], source: 'exact' } };
    }
    const usage = asObject(read('usageMetadata'));
    // A count of tokens uses none; an answer that does not say is not known.
    if (!usage)
      return { isWhole: true, metered: { entries: [], source: fields.has('candidates') ? 'estimated' : 'exact' } };
    const model = asText(read('modelVersion'));
    const searches = new GroundedSearches();
    // The text of an answer is looked into only where it may have been searched for.
    if (body.includes(QUERIES)) searches.take(objectsOf(read('candidates')));
    const entry = geminiModelUsage(model, usage, tokensOfGemini(usage), searches.count(model));
    return { isWhole: true, metered: { entries: [entry], source: 'exact' } };
  } catch (error) {
    if (error instanceof JsonSyntaxError || error instanceof SyntaxError) return { isWhole: false };
    throw error;
  }
}
