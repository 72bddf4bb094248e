import { crc32 } from 'node:zlib';
import type { Span } from '../../json/read-top-level-fields';
import type { ClientHeaders, ClientSession } from '../../request/client-session';
import { sessionOfHeaders } from '../../request/named-session';
import type { RequestEnvelope } from '../../request/request-envelope';

const SYSTEM_BYTES = 16 * 1024;
const FIRST_TEXT_BYTES = 2_048;
const firstText = /"text"\s*:\s*"((?:[^"\\]|\\.)*)/;
const SEARCHED_BYTES = 64 * 1024;

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
