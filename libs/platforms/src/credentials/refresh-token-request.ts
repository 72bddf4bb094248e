import type { OauthCredentials } from '@app/accounts';
import type { TokenRequest } from './credential-ports';
import { oauthRequest } from './oauth-request';

/** RFC 6749, 6. */
export function refreshTokenRequest(credentials: OauthCredentials): TokenRequest {
  const { tokenUrl, clientId, clientSecret, refreshToken, scopes } = credentials;
  return oauthRequest(tokenUrl, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes?.join(' '),
  });
}
