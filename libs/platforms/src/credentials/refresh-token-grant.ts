import type { OauthCredentials } from '@app/accounts';
import { askForToken } from './ask-for-token';
import type { CredentialPorts } from './credential-ports';
import type { Exchange } from './grant';
import { refreshTokenRequest } from './refresh-token-request';

/**
 * RFC 6749, 6. A server may give a new refresh token with each access token. The old one is then never shown again: servers take its second
 * use for a theft, and end the whole grant. Who asks, and what becomes of the new one, is the business of SharedRenewal.
 */
export function refreshTokenGrant(ports: Pick<CredentialPorts, 'fetch' | 'clock'>): Exchange<OauthCredentials> {
  return (account, stored) => {
    const { refreshToken, clientSecret = '' } = stored;
    return askForToken(ports, account, refreshTokenRequest(stored), [refreshToken, clientSecret]);
  };
}
