import { crc32 } from 'node:zlib';
import type { Span } from '../../json/read-top-level-fields';
import type { ClientHeaders, ClientSession } from '../../request/client-session';
import type { RequestEnvelope } from '../../request/request-envelope';

/** In the order in which they count; SDK users and proxies send them, Google's clients send none. */
const sessionHeaders = ['session-id', 'session_id', 'x-session-id'];
const LONGEST_SESSION_ID = 200;
const SYSTEM_BYTES = 16 * 1024;
const FIRST_TEXT_BYTES = 2_048;
const firstText = /"text"\s*:\s*"((?:[^"\\]|\\.)*)/;
const SEARCHED_BYTES = 64 * 1024;

/** The session that a header names; undefined: none does. */
export function sessionOfHeaders(headers: ClientHeaders): ClientSession | undefined {
  for (const name of sessionHeaders) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '' && value.length <= LONGEST_SESSION_ID)
      return { id: value, source: 'client' };
  }
  return undefined;
}

/** A header's session, else check sums of the system instruction and the first text: the Gemini API has no session of its own. */
export function readGeminiSession(
  body: Buffer,
  { spans }: RequestEnvelope,
  headers: ClientHeaders,
): ClientSession | undefined {
  return sessionOfHeaders(headers) ?? sessionOfBeginning(body, spans.systemInstruction, spans.contents);
}

export function sessionOfBeginning(
  body: Buffer,
  system: Span | undefined,
  contents: Span | undefined,
): ClientSession | undefined {
  if (!contents) return undefined;
  const ofSystem = system ? crc32(body.subarray(system.start, Math.min(system.end, system.start + SYSTEM_BYTES))) : 0;
  const searched = body.toString('latin1', contents.start, Math.min(contents.end, contents.start + SEARCHED_BYTES));
  const text = (firstText.exec(searched)?.[1] ?? searched).slice(0, FIRST_TEXT_BYTES);
  const ofText = crc32(Buffer.from(text, 'latin1'));
  return { id: `${ofSystem.toString(36)}.${ofText.toString(36)}.${text.length}`, source: 'prefix' };
}
