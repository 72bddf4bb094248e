import type { EntraCredentials } from '@app/accounts';
import { askForToken } from './ask-for-token';
import type { CredentialPorts } from './credential-ports';
import type { Exchange } from './grant';
import { formRequest } from './token-form';

const PUBLIC_CLOUD = 'https://login.microsoftonline.com';

/** Client credentials of an application at Microsoft Entra (protocols.md 11). */
export function entraGrant(ports: Pick<CredentialPorts, 'fetch' | 'clock' | 'tokenScope'>): Exchange<EntraCredentials> {
  return (account, { tenantId, clientId, clientSecret, authority = PUBLIC_CLOUD }) => {
    const url = `${authority.replace(/\/+$/, '')}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
    const request = formRequest(url, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: ports.tokenScope(account),
    });
    return askForToken(ports, account, request, [clientSecret]);
  };
}
