import { createHash } from 'node:crypto';
import { asText, parseJsonObject } from '../json/json-object';

const legacyUserId = /_session_([0-9a-zA-Z-]+)$/;

/** A person as a check sum: vendors ask for an id that names nobody. 64 hexadecimal digits, the most that OpenAI takes. */
export function hashedUser(user: string): string {
  return createHash('sha256').update(user).digest('hex');
}

/** The session in Anthropic's `metadata.user_id` as Claude Code writes it (clients.md 2); undefined for any other user id. */
export function sessionOfUserId(userId: string): string | undefined {
  const session = userId.startsWith('{') ? asText(parseJsonObject(userId)?.session_id) : legacyUserId.exec(userId)?.[1];
  return session === '' ? undefined : session;
}
