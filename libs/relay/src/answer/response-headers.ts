import type { IncomingHttpHeaders } from 'node:http';

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

export function responseHeaders(upstream: IncomingHttpHeaders, identity: ReplyIdentity, isStream: boolean): string[] {
  const headers = ['x-request-id', identity.requestId, 'request-id', identity.requestId];
  if (identity.accountId !== undefined) headers.push('x-trunkline-account', identity.accountId);
  for (const name in upstream) {
    const value = upstream[name];
    if (value !== undefined && forwardedNames.has(name)) headers.push(name, String(value));
  }
  if (isStream) headers.push(...streamHeaders);
  return headers;
}

/** An upstream's own refusal of its account is nothing that the client can mend by asking again. */
export function errorHeaders(status: number, upstream: IncomingHttpHeaders): string[] {
  const retryHint = (status === 401 || status === 403) && upstream['x-should-retry'] === undefined;
  return ['x-trunkline-error-origin', 'upstream', ...(retryHint ? ['x-should-retry', 'false'] : [])];
}
