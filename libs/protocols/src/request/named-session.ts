import type { ClientHeaders, ClientSession } from './client-session';

const LONGEST_SESSION_ID = 200;

/** What SDK users and proxies send, in the order in which it counts. */
export const commonSessionHeaders = ['session-id', 'session_id', 'x-session-id'] as const;

/** The session that a client names; undefined for what cannot be the name of one. */
export function namedSession(id: unknown): ClientSession | undefined {
  const isName = typeof id === 'string' && id !== '' && id.length <= LONGEST_SESSION_ID;
  return isName ? { id, source: 'client' } : undefined;
}

/** The first of these headers that names a session. */
export function sessionOfHeaders(
  headers: ClientHeaders,
  names: readonly string[] = commonSessionHeaders,
): ClientSession | undefined {
  for (const name of names) {
    const session = namedSession(headers[name]);
    if (session) return session;
  }
  return undefined;
}
