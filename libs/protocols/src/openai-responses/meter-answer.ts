import type { ServerToolUses } from '@app/common';
import { elementSpans } from '../json/element-spans';
import { type JsonObject, asObject, parseJsonObject } from '../json/json-object';
import { type Span, readTopLevelFields } from '../json/read-top-level-fields';
import type { JsonAnswer } from '../stream-meter';
import { ServerToolCounter, mayHoldToolCall } from './server-tool-counter';
import { entriesOfResponse } from './usage';

const OPENING_BRACKET = 0x5b;
const wanted: ReadonlySet<string> = new Set(['usage', 'model', 'error', 'service_tier', 'output']);

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
    const response: JsonObject = {
      usage: read('usage'),
      model: read('model'),
      service_tier: read('service_tier'),
    };
    const tools = toolsOf(body, fields.get('output'));
    const metered = { entries: entriesOfResponse(response, tools), source: 'exact' } as const;
    const error = read('error');
    const isError = asObject(error) !== undefined || typeof error === 'string';
    return isError ? { isWhole: true, isError, metered } : { isWhole: true, metered };
  } catch {
    return { isWhole: false };
  }
}

/** Text is stepped over: only items that may be calls are built. */
function toolsOf(body: Buffer, output: Span | undefined): ServerToolUses | undefined {
  const isList = output && body[output.start] === OPENING_BRACKET;
  if (!isList || !mayHoldToolCall(body.subarray(output.start, output.end))) return undefined;
  const counter = new ServerToolCounter();
  for (const { start, end } of elementSpans(body, output)) {
    const bytes = body.subarray(start, end);
    if (mayHoldToolCall(bytes)) counter.take(parseJsonObject(bytes.toString('utf8')));
  }
  return counter.uses;
}
