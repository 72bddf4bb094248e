import { AuthorizationCodes } from './authorization-codes';
import { OAuthClients } from './oauth-clients';
import { ServiceAccounts } from './service-accounts';

/** Who may ask the token endpoints for tokens. */
export interface TokenRegistry {
  readonly serviceAccounts: ServiceAccounts;
  readonly clients: OAuthClients;
  readonly codes: AuthorizationCodes;
}

export const emptyRegistry = (): TokenRegistry => ({
  serviceAccounts: new ServiceAccounts(),
  clients: new OAuthClients(),
  codes: new AuthorizationCodes(),
});
