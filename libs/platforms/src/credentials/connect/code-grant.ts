import type { Account, OauthCredentials } from '@app/accounts';
import { askForToken } from '../ask-for-token';
import type { CredentialPorts } from '../credential-ports';
import { CredentialsRefused } from '../credentials-refused';
import type { GrantedToken } from '../granted-token';
import { oauthRequest } from '../oauth-request';
import type { PendingConnection } from './pending-connection';

/** What a code was exchanged for. */
export interface GrantedConnection {
  readonly credentials: OauthCredentials;
  readonly granted: GrantedToken;
}

const noRefreshToken =
  'it gave no refresh token, without which access ends within the hour: ask it for access that lasts (offline access)';

/**
 * RFC 6749, 4.1.3 with the verifier of RFC 7636. A code is good for one question.
 * @throws CredentialsRefused where the server says no or gives nothing that lasts, TokenUnavailable where it says nothing that can be used
 */
export async function exchangeCode(
  ports: Pick<CredentialPorts, 'fetch' | 'clock'>,
  account: Account,
  { client, verifier, redirectUri }: Pick<PendingConnection, 'client' | 'verifier' | 'redirectUri'>,
  code: string,
): Promise<GrantedConnection> {
  const { tokenUrl, clientId, clientSecret } = client;
  const request = oauthRequest(tokenUrl, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
    code_verifier: verifier,
  });
  const granted = await askForToken(ports, account, request, [code, verifier, clientSecret ?? '']);
  const { refreshToken } = granted;
  if (refreshToken === undefined) throw new CredentialsRefused('no_refresh_token', noRefreshToken);
  return { credentials: { ...client, kind: 'oauth', refreshToken }, granted };
}
