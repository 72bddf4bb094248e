import { type AccessTokenKind, issueAccessToken } from './access-token';
import type { OAuthClient, OAuthClients } from './oauth-clients';
import { RequestRefused } from '../request-refused';
import type { TokenRequest } from './token-request';

/** What an endpoint grants with a refresh token. */
export interface RefreshGrant {
  readonly kind: AccessTokenKind;
  readonly scopes: readonly string[];
  /** Whether the client must prove itself. */
  readonly needsSecret: boolean;
}

/** Members of an answer that grants a token (RFC 6749, section 5.1). */
export interface TokenSet {
  readonly access_token: string;
  readonly expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
  /** Of an answer to a refresh: absent where the old one stays good. */
  readonly refresh_token?: string;
}

/** The client that the request names and proves to be. Throws RequestRefused 401. */
export function checkClient(request: TokenRequest, clients: OAuthClients, needsSecret: boolean): OAuthClient {
  const client = clients.find(request.client_id ?? '');
  if (!client) throw new RequestRefused(401, 'The OAuth client was not found.', { code: 'invalid_client' });
  if (needsSecret && request.client_secret !== client.secret) {
    throw new RequestRefused(401, 'The provided client secret is invalid.', { code: 'invalid_client' });
  }
  return client;
}

/** Exchanges a refresh token. Throws RequestRefused. */
export function refresh(request: TokenRequest, clients: OAuthClients, grant: RefreshGrant, now: number): TokenSet {
  const client = checkClient(request, clients, grant.needsSecret);
  const presented = request.refresh_token;
  if (presented === undefined || presented === '') {
    throw new RequestRefused(400, 'Missing required parameter: refresh_token', { code: 'invalid_request' });
  }
  const allowed = client.scopes.length > 0 ? client.scopes : grant.scopes;
  const asked = request.scope?.split(/\s+/).filter(Boolean) ?? [];
  const excess = asked.filter((scope) => !allowed.includes(scope));
  if (excess.length > 0) {
    throw new RequestRefused(400, `Some requested scopes were invalid. {invalid=[${excess.join(', ')}]}`, {
      code: 'invalid_scope',
    });
  }
  const next = clients.refresh(client, presented);
  if (next === null) throw new RequestRefused(400, 'Token has been expired or revoked.', { code: 'invalid_grant' });
  const tokens = tokenSet(client, grant, asked.length > 0 ? asked : allowed, now);
  return { ...tokens, ...(next === presented ? {} : { refresh_token: next }) };
}

/** An access token of the client's, as an answer says it. */
export function tokenSet(
  { id, organization, expiresIn }: OAuthClient,
  { kind }: Pick<RefreshGrant, 'kind'>,
  scopes: readonly string[],
  now: number,
): TokenSet {
  const expiresAt = now + expiresIn * 1000;
  return {
    access_token: issueAccessToken({ kind, account: id, organization, scopes, expiresAt }),
    expires_in: expiresIn,
    token_type: 'Bearer',
    scope: scopes.join(' '),
  };
}
