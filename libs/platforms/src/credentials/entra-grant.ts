import type { EntraCredentials } from '@app/accounts';
import { askForToken } from './ask-for-token';
import type { CredentialPorts } from './credential-ports';
import { type Grant, grantOf } from './grant';
import { formRequest } from './token-form';

const PUBLIC_CLOUD = 'https://login.microsoftonline.com';

/** Client credentials of an application at Microsoft Entra (protocols.md 11). */
export function entraGrant(
  stored: EntraCredentials,
  ports: Pick<CredentialPorts, 'fetch' | 'clock' | 'tokenScope'>,
): Grant {
  const { tenantId, clientId, clientSecret, authority = PUBLIC_CLOUD } = stored;
  const url = `${authority.replace(/\/+$/, '')}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
  return grantOf(stored, async (account) => {
    const request = formRequest(url, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: ports.tokenScope(account),
    });
    const { token, lifeMs } = await askForToken(ports, account, request, [clientSecret]);
    return { credentials: { kind: 'access-token', token }, expiresAt: ports.clock.now() + lifeMs };
  });
}
