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

/** Names that the caller's `connection` field keeps to the connection it came on (RFC 9110, 7.6.1). */
function keptBack(connection: string | readonly string[] | undefined): readonly string[] {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return [];
  return String(connection)
    .split(',')
    .map((name) => name.trim().toLowerCase());
}

/** Says that a bearer token is one of OAuth (protocols.md 1.2). */
const OAUTH_BETA = 'oauth-2025-04-20';

function credentialHeader(credentials: UpstreamCall['credentials']): [name: string, value: string] {
  switch (credentials.kind) {
    case 'api-key':
      return ['x-api-key', credentials.apiKey];
    case 'access-token':
      return ['authorization', `Bearer ${credentials.token}`];
    case 'caller':
      return [credentials.name, credentials.value];
    case 'aws-keys':
      throw new Error('the Anthropic API takes no AWS keys');
  }
}

/** The upstream request's headers, built afresh: name, value, name, value … */
export function claudeHeaders({ headers, credentials }: UpstreamCall): string[] {
  const built: string[] = [...credentialHeader(credentials), 'accept-encoding', 'identity'];
  const withheld = keptBack(headers.connection);
  const needsOauthBeta = credentials.kind === 'access-token';
  const said = (name: string): string | readonly string[] | undefined =>
    withheld.includes(name) ? undefined : headers[name];
  for (const name in headers) {
    const value = isForwarded(name) ? said(name) : undefined;
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : value.join(', ');
    built.push(name, name === 'anthropic-beta' && needsOauthBeta ? withOauthBeta(text) : text);
  }
  if (needsOauthBeta && said('anthropic-beta') === undefined) built.push('anthropic-beta', OAUTH_BETA);
  if (said('anthropic-version') === undefined) built.push('anthropic-version', DEFAULT_VERSION);
  if (said('content-type') === undefined) built.push('content-type', 'application/json');
  return built;
}

function withOauthBeta(betas: string): string {
  const isThere = betas.split(',').some((beta) => beta.trim() === OAUTH_BETA);
  return isThere ? betas : `${betas},${OAUTH_BETA}`;
}
