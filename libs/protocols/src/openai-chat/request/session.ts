import { crc32 } from 'node:zlib';
import type { Span } from '../../json/read-top-level-fields';
import type { ClientHeaders, ClientSession } from '../../request/client-session';
import type { RequestEnvelope } from '../../request/request-envelope';
import { listSpans, memberSpans, messageSpans, readMessage } from './message-spans';
import { readScalar } from '../../json/read-scalar';
import { namedSession, sessionOfHeaders } from '../../request/named-session';

const SYSTEM_BYTES = 16 * 1024;
const FIRST_TEXT_BYTES = 2_048;
const QUOTE = 0x22;
const textOnly: ReadonlySet<string> = new Set(['text']);

/**
 * The client's own session id, its `prompt_cache_key`, else check sums of the leading system messages and of the first text that a user
 * wrote. Undefined where there is nothing to tell by.
 */
export function readChatSession(
  body: Buffer,
  envelope: RequestEnvelope,
  headers: ClientHeaders,
): ClientSession | undefined {
  const named = sessionOfHeaders(headers) ?? namedSession(readScalar(body, envelope.spans.promptCacheKey));
  return named ?? sessionOfPrefix(body, envelope);
}

/** Check sums suffice: two conversations of one user that are taken for one only share an account. */
function sessionOfPrefix(body: Buffer, envelope: RequestEnvelope): ClientSession | undefined {
  if (!envelope.spans.messages) return undefined;
  let ofSystem = 0;
  let firstText = body.subarray(0, 0);
  for (const span of messageSpans(body, envelope)) {
    const { role, content } = readMessage(body, span);
    if (role !== 'system' && role !== 'developer') {
      firstText = textOf(body, content ?? span);
      break;
    }
    if (content)
      ofSystem = crc32(body.subarray(content.start, Math.min(content.end, content.start + SYSTEM_BYTES)), ofSystem);
  }
  const ofText = crc32(firstText).toString(36);
  return { id: `${ofSystem.toString(36)}.${ofText}.${firstText.length}`, source: 'prefix' };
}

/** The bytes of a text, or of the first text among parts, cut short. Other members of the parts may change from turn to turn. */
function textOf(body: Buffer, content: Span): Buffer {
  const text = [content, ...listSpans(body, content).map((part) => memberSpans(body, part, textOnly).get('text'))].find(
    (span) => span !== undefined && body[span.start] === QUOTE,
  );
  const { start, end } = text === undefined ? content : { start: text.start + 1, end: text.end - 1 };
  return body.subarray(start, Math.min(end, start + FIRST_TEXT_BYTES));
}
