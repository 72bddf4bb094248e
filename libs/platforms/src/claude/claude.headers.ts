import type { UpstreamCall } from '../platform-adapter';

/** Sent where the caller says nothing; a caller's own version is never replaced, it belongs to the shape of the body. */
const DEFAULT_VERSION = '2023-06-01';

/** What callers say to the Messages API. Everything else, credentials first of all, stays here. */
const forwardedNames: ReadonlySet<string> = new Set([
  ...['accept', 'content-type', 'user-agent', 'idempotency-key', 'x-app', 'x-client-request-id'],
  ...['anthropic-version', 'anthropic-beta', 'anthropic-dangerous-direct-browser-access'],
]);
const forwardedPrefixes = ['x-claude-code-', 'x-stainless-'];

const isForwarded = (name: string): boolean =>
  forwardedNames.has(name) || forwardedPrefixes.some((prefix) => name.startsWith(prefix));

/** The upstream request's headers, built afresh: name, value, name, value … */
export function claudeHeaders({ headers, credentials }: UpstreamCall): string[] {
  const built: string[] = ['x-api-key', credentials.apiKey, 'accept-encoding', 'identity'];
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && isForwarded(name))
      built.push(name, typeof value === 'string' ? value : value.join(', '));
  }
  if (headers['anthropic-version'] === undefined) built.push('anthropic-version', DEFAULT_VERSION);
  if (headers['content-type'] === undefined) built.push('content-type', 'application/json');
  return built;
}
