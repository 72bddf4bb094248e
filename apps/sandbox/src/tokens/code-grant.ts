import { RequestRefused } from '../request-refused';
import { type RefreshGrant, type TokenSet, checkClient, tokenSet } from './refresh-grant';
import type { TokenRegistry } from './token-registry';
import type { TokenRequest } from './token-request';

/** Exchanges a code of the authorisation endpoint (RFC 6749, section 4.1.3; RFC 7636, section 4.5). Throws RequestRefused. */
export function exchangeCode(
  request: TokenRequest,
  { clients, codes }: TokenRegistry,
  grant: RefreshGrant,
  now: number,
): TokenSet {
  const client = checkClient(request, clients, grant.needsSecret);
  const { code = '', redirect_uri: redirectUri = '', code_verifier: verifier = '' } = request;
  if (!codes.redeem(code, client, redirectUri, verifier))
    throw new RequestRefused(400, 'Malformed auth code.', { code: 'invalid_grant' });
  const scopes = client.scopes.length > 0 ? client.scopes : grant.scopes;
  return { ...tokenSet(client, grant, scopes, now), refresh_token: clients.grant(client) };
}
