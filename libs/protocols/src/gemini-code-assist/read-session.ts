import { asObject, parseJsonObject } from '../json/json-object';
import { sessionOfBeginning } from '../gemini/request/session';
import { namedSession, sessionOfHeaders } from '../request/named-session';
import type { ClientHeaders, ClientSession } from '../request/client-session';
import type { RequestEnvelope } from '../request/request-envelope';

/** The CLI writes it behind everything else of the request. */
const sessionText = /"session_id"\s*:\s*"([^"\\]{1,200})"\s*[,}]/;
const TAIL_BYTES = 4_096;

/** A header's session, `request.session_id`, else how the conversation begins. */
export function readCodeAssistSession(
  body: Buffer,
  { spans }: RequestEnvelope,
  headers: ClientHeaders,
): ClientSession | undefined {
  const named = sessionOfHeaders(headers) ?? sessionOfRequest(body);
  return named ?? sessionOfBeginning(body, spans.systemInstruction, spans.contents);
}

function sessionOfRequest(body: Buffer): ClientSession | undefined {
  const tail = body.toString('utf8', Math.max(0, body.length - TAIL_BYTES));
  const seen = sessionText.exec(tail)?.[1];
  if (seen === undefined) return undefined;
  // It may stand in a text that a person wrote: then it is no member of the request.
  const request = asObject(parseJsonObject(body.toString('utf8'))?.request);
  return namedSession(request?.session_id);
}
