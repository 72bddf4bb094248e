import { crc32 } from 'node:zlib';
import { skipString } from '../../json/skip-json-token';
import { parseJsonObject } from '../../json/json-object';
import type { Span } from '../../json/read-top-level-fields';
import type { ClientHeaders, ClientSession } from '../../request/client-session';
import { commonSessionHeaders, namedSession, sessionOfHeaders } from '../../request/named-session';
import type { RequestEnvelope } from '../../request/request-envelope';

/** In the order in which they count; the first is Claude Code's, the others are what SDK users and proxies send. */
const sessionHeaders = ['x-claude-code-session-id', ...commonSessionHeaders];
const LONGEST_METADATA = 4_096;
const SYSTEM_BYTES = 16 * 1024;
const FIRST_TEXT_BYTES = 2_048;
const SEARCHED_BYTES = 64 * 1024;
const legacyUserId = /_session_([0-9a-zA-Z-]+)$/;

/**
 * The client's own session id, else check sums of the system prompt and the first text. Cache markers move from message to message, so
 * the first message counts by its text alone. Undefined where there is nothing to tell by.
 */
export function readClientSession(
  body: Buffer,
  envelope: RequestEnvelope,
  headers: ClientHeaders,
): ClientSession | undefined {
  const named = sessionOfHeaders(headers, sessionHeaders) ?? sessionOfMetadata(body, envelope.spans.metadata);
  return named ?? sessionOfPrefix(body, envelope);
}

/**
 * `metadata.user_id` of Claude Code: a JSON text with `session_id`, or `user_…_account_…_session_…` in older releases. Any other user
 * id names a person, not a conversation.
 */
function sessionOfMetadata(body: Buffer, span: Span | undefined): ClientSession | undefined {
  if (!span || span.end - span.start > LONGEST_METADATA) return undefined;
  const metadata = parseJsonObject(body.toString('utf8', span.start, span.end));
  const userId = metadata?.user_id;
  if (typeof userId !== 'string') return undefined;
  const session = userId.startsWith('{') ? parseJsonObject(userId)?.session_id : legacyUserId.exec(userId)?.[1];
  return namedSession(session);
}

/** Check sums suffice: two conversations of one user that are taken for one only share an account. */
function sessionOfPrefix(body: Buffer, { spans }: RequestEnvelope): ClientSession | undefined {
  const { messages, system } = spans;
  if (!messages) return undefined;
  const ofSystem = system ? crc32(body.subarray(system.start, Math.min(system.end, system.start + SYSTEM_BYTES))) : 0;
  const text = firstText(body, messages);
  return { id: `${ofSystem.toString(36)}.${crc32(text).toString(36)}.${text.length}`, source: 'prefix' };
}

/** The first text of the first message, cut short: `"content": "…"`, or the first `"text": "…"` of its blocks. */
function firstText(body: Buffer, { start, end }: Span): Buffer {
  const searched = body.subarray(start, Math.min(end, start + SEARCHED_BYTES));
  return (
    stringAfter(searched, '"content"') ?? stringAfter(searched, '"text"') ?? searched.subarray(0, FIRST_TEXT_BYTES)
  );
}

/** The bytes of the first string that is the value of a member. */
function stringAfter(bytes: Buffer, name: string): Buffer | undefined {
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const colon = skipSpace(bytes, at + name.length);
    if (bytes[colon] !== 0x3a) continue;
    const value = skipSpace(bytes, colon + 1);
    if (bytes[value] !== 0x22) {
      if (name === '"content"') return undefined;
      continue;
    }
    return bytes.subarray(value + 1, Math.min(endOfString(bytes, value + 1), value + 1 + FIRST_TEXT_BYTES));
  }
  return undefined;
}

function endOfString(bytes: Buffer, start: number): number {
  try {
    return skipString(bytes, start) - 1;
  } catch {
    // The string goes on beyond what is searched.
    return bytes.length;
  }
}

function skipSpace(bytes: Buffer, start: number): number {
  let offset = start;
  while (bytes[offset] === 0x20 || bytes[offset] === 0x0a || bytes[offset] === 0x0d || bytes[offset] === 0x09)
    offset += 1;
  return offset;
}
