import type { Call } from '../call';
import { type Answer, type Step, streamedAnswer } from '../http/answer';
import { type JsonObject, isArray, isObject } from '../json';
import { RequestRefused } from '../request-refused';

/**
 * Model `sandbox-raw`: answers with the bytes that the request brings in `sandbox_raw`, each chunk as an HTTP chunk of its own.
 * Throws RequestRefused 400 when the field has another shape.
 */
export function rawAnswer(body: JsonObject, call: Call): Answer {
  const raw = body.sandbox_raw;
  if (!isObject(raw)) throw refused('Field required');
  const status = raw.status ?? 200;
  const gapMs = raw.gap_ms ?? 0;
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599)
    throw refused('status from 200 to 599');
  if (typeof gapMs !== 'number' || !(gapMs >= 0)) throw refused('gap_ms not below 0');
  if (!isArray(raw.chunks)) throw refused('chunks as a list');
  const steps = raw.chunks.map((chunk, index) => stepOf(chunk, index === 0 ? 0 : gapMs));
  const headers = headersOf(raw.headers, body.stream === true, call);
  return { ...streamedAnswer(Number(status), headers, steps), separateWrites: true };
}

function stepOf(chunk: unknown, waitMs: number): Step {
  if (typeof chunk !== 'string') throw refused('chunks in base64');
  return { event: '', bytes: Buffer.from(chunk, 'base64'), waitMs, usage: null };
}

/** Takes an object or a list of pairs. A content type and a request id are added where they are missing. */
function headersOf(headers: unknown, streaming: boolean, { requestId, voice }: Call): string[] {
  const given = isArray(headers) ? headers : Object.entries(isObject(headers) ? headers : {});
  const flat = given.flatMap((pair) => (isArray(pair) ? [String(pair[0]), String(pair[1])] : []));
  const names = new Set(flat.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()));
  if (!names.has('content-type')) {
    flat.push('content-type', streaming ? 'text/event-stream; charset=utf-8' : 'application/json');
  }
  if (!names.has(voice.requestIdHeader)) flat.push(voice.requestIdHeader, requestId);
  return flat;
}

const refused = (expected: string): RequestRefused => new RequestRefused(400, `sandbox_raw: ${expected}`);
