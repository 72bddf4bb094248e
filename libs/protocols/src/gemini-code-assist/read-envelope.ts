import { GatewayError } from '@app/common';
import { parseJson } from '../json/json-object';
import type { Span } from '../json/read-top-level-fields';
import { readBodyFields } from '../request/read-body-fields';
import { readGeminiEnvelope } from '../gemini/request/read-envelope';
import type { RequestEnvelope, RequestTarget } from '../request/request-envelope';

const wanted: ReadonlySet<string> = new Set(['model', 'request']);
const wantedWithin: ReadonlySet<string> = new Set(['model']);
const PREFIX = 'models/';
const NOT_JSON = 'Invalid JSON payload received.';

/**
 * `{model, project, user_prompt_id, request: {contents, …}}`; for countTokens the model stands within the request (protocols.md 7.3).
 * @throws GatewayError `caller_body_invalid`
 */
export function readCodeAssistEnvelope(body: Buffer, { isStreaming = false }: RequestTarget): RequestEnvelope {
  const fields = readBodyFields(body, wanted, NOT_JSON);
  const request = fields.get('request');
  if (!request || body[request.start] !== OPENING_BRACE)
    throw new GatewayError('caller_body_invalid', 'request is not specified');
  const inner = body.subarray(request.start, request.end);
  const model =
    textAt(body, fields.get('model')) ??
    textAt(inner, readBodyFields(inner, wantedWithin, NOT_JSON).get('model')) ??
    '';
  const name = model.startsWith(PREFIX) ? model.slice(PREFIX.length) : model;
  const { spans, ...envelope } = readGeminiEnvelope(inner, { model: name, isStreaming });
  const moved = (span: Span | undefined): Span | undefined =>
    span && { start: span.start + request.start, end: span.end + request.start };
  return {
    ...envelope,
    protocol: 'gemini-code-assist',
    spans: { request, contents: moved(spans.contents), systemInstruction: moved(spans.systemInstruction) },
  };
}

const OPENING_BRACE = '{'.charCodeAt(0);

function textAt(body: Buffer, span: Span | undefined): string | undefined {
  const value = span && parseJson(body.toString('utf8', span.start, span.end));
  return typeof value === 'string' ? value : undefined;
}
