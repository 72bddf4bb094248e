import { crc32 } from 'node:zlib';
import { asText, objectsOf, parseJsonObject } from '../../json/json-object';
import { readScalar } from '../../json/read-scalar';
import type { ClientHeaders, ClientSession } from '../../request/client-session';
import { namedSession, sessionOfHeaders } from '../../request/named-session';
import type { RequestEnvelope } from '../../request/request-envelope';
import { isTextInput, itemSpans } from './input-items';

/** In the order in which they count: what Codex sends, its older releases, then what SDK users and proxies send (clients.md 3). */
const sessionHeaders = ['session-id', 'session_id', 'thread-id', 'conversation_id', 'x-session-id'];
const SYSTEM_BYTES = 16 * 1024;
const FIRST_TEXT_BYTES = 2_048;
/** Of the input's beginning: base instructions are up to 64 KiB, and a first message can be an image. */
const LONGEST_ITEM = 256 * 1024;
const SEARCHED_ITEMS = 16;
const NOTHING = Buffer.alloc(0);

/**
 * The client's own session id, else check sums of what the conversation begins with: the instructions and the first text of the user.
 * Undefined where there is nothing to tell by.
 */
export function readResponsesSession(
  body: Buffer,
  envelope: RequestEnvelope,
  headers: ClientHeaders,
): ClientSession | undefined {
  const named =
    sessionOfHeaders(headers, sessionHeaders) ?? namedSession(readScalar(body, envelope.spans.promptCacheKey));
  return named ?? sessionOfPrefix(body, envelope);
}

/** Check sums suffice: two conversations of one user that are taken for one only share an account. */
function sessionOfPrefix(body: Buffer, envelope: RequestEnvelope): ClientSession | undefined {
  const { input, instructions } = envelope.spans;
  if (!input) return undefined;
  const said = instructions ? body.subarray(instructions.start, instructions.end) : NOTHING;
  const { leading, text } = isTextInput(body, envelope)
    ? { leading: NOTHING, text: body.subarray(input.start + 1, input.end - 1) }
    : beginningOf(body, envelope);
  const ofSystem = crc32(leading.subarray(0, SYSTEM_BYTES), crc32(said.subarray(0, SYSTEM_BYTES)));
  const first = text.subarray(0, FIRST_TEXT_BYTES);
  return { id: `${ofSystem.toString(36)}.${crc32(first).toString(36)}.${first.length}`, source: 'prefix' };
}

/** What developers said before the user's first words (Codex has no other instructions), and these words. */
function beginningOf(body: Buffer, envelope: RequestEnvelope): { leading: Buffer; text: Buffer } {
  let leading = NOTHING;
  for (const { start, end } of itemSpans(body, envelope)?.slice(0, SEARCHED_ITEMS) ?? []) {
    const bytes = body.subarray(start, end);
    const item = end - start <= LONGEST_ITEM ? parseJsonObject(bytes.toString('utf8')) : undefined;
    if (!item) return { leading, text: bytes };
    const text =
      asText(item.content) ??
      objectsOf(item.content)
        .map((part) => asText(part.text) ?? '')
        .join('\n');
    if (item.role === 'user') return { leading, text: Buffer.from(text) };
    if (leading.length === 0 && text !== '') leading = Buffer.from(text);
  }
  return { leading, text: NOTHING };
}
