import type { IncomingHttpHeaders } from 'node:http';
import type { Admitted } from '../admission/admission-desk';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';

/**
 * What an upstream says to the client, as opposed to what it says to us: its limits describe a shared account, its identifiers name
 * the account's owner, and its framing is not ours.
 */
const forwardedNames: ReadonlySet<string> = new Set([
  ...['content-type', 'retry-after', 'retry-after-ms', 'x-should-retry', 'anthropic-version'],
]);

/** Keeps proxies on the way from collecting a stream before they pass it on. */
const streamHeaders = ['cache-control', 'no-cache, no-transform', 'x-accel-buffering', 'no'];

export interface ReplyIdentity {
  readonly requestId: string;
  /** Present when the caller may know which account served. */
  readonly accountId: string | undefined;
}

/** @param retryAfterMs over what the one upstream said: when any account is expected back */
export function responseHeaders(
  upstream: IncomingHttpHeaders,
  identity: ReplyIdentity,
  isStream: boolean,
  retryAfterMs?: number,
): string[] {
  const headers = identityHeaders(identity.requestId);
  if (identity.accountId !== undefined) headers.push('x-trunkline-account', identity.accountId);
  for (const name in upstream) {
    const value = upstream[name];
    if (value === undefined || !forwardedNames.has(name)) continue;
    if (retryAfterMs === undefined || !name.startsWith('retry-after')) headers.push(name, String(value));
  }
  if (retryAfterMs !== undefined) headers.push('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))));
  if (isStream) headers.push(...streamHeaders);
  return headers;
}

/** The head of an event stream whose request still waits. */
export function waitingHead(requestId: string, trace: Trace): string[] {
  return [
    ...identityHeaders(requestId),
    ...['content-type', 'text/event-stream'],
    ...streamHeaders,
    ...queueHeaders(trace),
  ];
}

/** Where in a line the request began to wait and for how long; nothing when it did not. */
export function queueHeaders(trace: Trace): string[] {
  if (trace.queuePosition === 0) return [];
  const position = String(trace.queuePosition);
  return ['x-trunkline-queue-position', position, 'x-trunkline-queue-wait-ms', String(trace.waitedMs)];
}

/** What is left of the key's own window, in the words of the Messages API. */
export function limitHeaders({ apiKey }: RelayRequest, { keyWindow }: Admitted, now: number): string[] {
  const { window } = apiKey.limits ?? {};
  if (!window || !keyWindow) return [];
  const reset = new Date(now + keyWindow.resetsInMs).toISOString();
  const kinds = [
    { name: 'requests', limit: window.requests, used: keyWindow.requests },
    { name: 'tokens', limit: window.tokens, used: keyWindow.tokens },
  ];
  return kinds.flatMap(({ name, limit, used }) => {
    if (limit === undefined) return [];
    const prefix = `anthropic-ratelimit-${name}`;
    const remaining = String(Math.max(0, limit - used));
    return [`${prefix}-limit`, String(limit), `${prefix}-remaining`, remaining, `${prefix}-reset`, reset];
  });
}

/** What is known when every account failed and one of their refusals is passed on. */
export interface Exhausted {
  /** Until an account is expected back; undefined: not known. */
  readonly retryAfterMs: number | undefined;
  /** Nothing that waiting helps, whichever account is asked, such as a spend limit of all. */
  readonly isFinal: boolean;
}

/** An upstream's own refusal of its account is nothing that the client can mend by asking again. */
export function errorHeaders(status: number, upstream: IncomingHttpHeaders, exhausted?: Exhausted): string[] {
  const isFinal = status === 401 || status === 403 || exhausted?.isFinal === true;
  return [
    ...['x-trunkline-error-origin', 'upstream'],
    ...(isFinal && upstream['x-should-retry'] === undefined ? ['x-should-retry', 'false'] : []),
  ];
}

const identityHeaders = (requestId: string): string[] => ['x-request-id', requestId, 'request-id', requestId];
