import type { OauthCredentials } from '@app/accounts';
import { withoutUndefined } from '@app/protocols';
import type { TokenRequest } from './credential-ports';
import { formRequest } from './token-form';

/** RFC 6749, 6: a form, except at Anthropic's, which takes JSON and wants to hear of its beta (protocols.md 11). */
export function refreshTokenRequest(credentials: OauthCredentials): TokenRequest {
  const { tokenUrl, clientId, clientSecret, refreshToken, scopes } = credentials;
  const fields = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes?.join(' '),
  };
  if (!isAnthropic(tokenUrl)) return formRequest(tokenUrl, fields);
  return {
    url: tokenUrl,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'anthropic-beta': 'oauth-2025-04-20',
    },
    body: Buffer.from(JSON.stringify(withoutUndefined(fields))),
  };
}

function isAnthropic(tokenUrl: string): boolean {
  return URL.parse(tokenUrl)?.pathname === '/v1/oauth/token';
}
