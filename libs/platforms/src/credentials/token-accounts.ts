import type { Account, Credentials, EntraCredentials, GoogleServiceAccount, OauthCredentials } from '@app/accounts';
import { serviceAccountGrant } from '../google/service-account-grant';
import type { GrantedToken } from './granted-token';
import type { CredentialPorts } from './credential-ports';
import { entraGrant } from './entra-grant';
import type { Exchange, TimedCredentials } from './grant';
import { refreshTokenGrant } from './refresh-token-grant';
import { SharedRenewal } from './shared/shared-renewal';
import type { SharedToken } from './shared/shared-token';
import { TokenUnavailable } from './token-unavailable';
import type { UsableCredentials } from './usable-credentials';

/** Secrets that a token endpoint takes for a token. */
type ExchangedSecret = OauthCredentials | GoogleServiceAccount | EntraCredentials;

/** Whether a secret is exchanged for tokens that all processes of the relay share. */
export function isExchanged(credentials: Credentials): credentials is ExchangedSecret {
  return ['oauth', 'google-service-account', 'entra'].includes(credentials.kind);
}

/** Too short a life to be watched: whoever needs such a token renews it. */
const SHORTEST_WATCHED_MS = 300_000;

/** Tokens of accounts whose secret is exchanged at a token endpoint. */
export class TokenAccounts {
  private readonly renewal: SharedRenewal;
  private readonly oauth: Exchange<OauthCredentials>;
  private readonly serviceAccount: Exchange<GoogleServiceAccount>;
  private readonly entra: Exchange<EntraCredentials>;

  constructor(private readonly ports: CredentialPorts) {
    this.renewal = new SharedRenewal({ ...ports.renewal, clock: ports.clock });
    this.oauth = refreshTokenGrant(ports);
    this.serviceAccount = serviceAccountGrant(ports);
    this.entra = entraGrant(ports);
  }

  /** @param replacing what is not good enough any more */
  async obtain(account: Account, replacing: UsableCredentials | undefined): Promise<TimedCredentials> {
    const former = replacing?.kind === 'access-token' ? replacing.token : undefined;
    const { token, expiresAt, lifeMs } = await this.renewal.obtain(account.id, this.askFor(account), former);
    return { credentials: { kind: 'access-token', token }, expiresAt, lifeMs };
  }

  /** @param share of its life after which a token is to be renewed, 0 to 1 @returns whether it was */
  renewEarly(account: Account, share: number): Promise<boolean> {
    const isDue = ({ expiresAt, lifeMs }: SharedToken): boolean =>
      lifeMs >= SHORTEST_WATCHED_MS && this.ports.clock.now() >= expiresAt - lifeMs * (1 - share);
    return this.renewal.renewEarly(account.id, this.askFor(account), isDue);
  }

  recover(accountId: string): Promise<void> {
    return this.renewal.recover(accountId);
  }

  /** With what is stored when the question is asked, which may be something else than when it became due. */
  private askFor(account: Account): (stored: Credentials) => Promise<GrantedToken> {
    return async (stored) => {
      switch (stored.kind) {
        case 'oauth':
          return this.oauth(account, stored);
        case 'google-service-account':
          return this.serviceAccount(account, stored);
        case 'entra':
          return this.entra(account, stored);
        default:
          throw new TokenUnavailable(new Error('the account has another kind of credentials by now'));
      }
    };
  }
}
