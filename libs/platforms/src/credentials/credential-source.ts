import type { IncomingHttpHeaders } from 'node:http';
import { type Account, type Credentials, isSameGrant } from '@app/accounts';
import { ClockOffsets } from '../aws/clock-offsets';
import { callerCredentials } from './caller-credentials';
import type { CredentialPorts } from './credential-ports';
import { awsDefaultGrant, googleDefaultGrant } from './default-grants';
import type { Grant } from './grant';
import { RenewedCredentials } from './renewed-credentials';
import { TokenAccounts, isExchanged } from './token-accounts';
import type { UsableCredentials } from './usable-credentials';

/** The caller's headers, names in lower case. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;
/** Secrets that only open the way to what is used. */
type Exchanged = Exclude<Credentials, { readonly kind: 'api-key' | 'aws-keys' | 'none' | 'caller' }>;

/** An account that is authorised with credentials of short life. */
interface Renewed {
  /** Its settings as they were last seen: a proxy of its own is used to ask for tokens, too. */
  account: Account;
  stored: Credentials;
  readonly credentials: RenewedCredentials;
}

/** Of what this process finds around itself. */
const REST_MS = 5_000;
/** Of what all processes share, which holds how long the endpoint itself is left alone. */
const SHARED_REST_MS = 1_000;

/** Makes of an account's stored secret what its next request is authorised with. */
export class CredentialSource {
  private readonly renewed = new Map<string, Renewed>();
  private readonly clockOffsets = new ClockOffsets();
  private readonly tokens: TokenAccounts;

  constructor(private readonly ports: CredentialPorts) {
    this.tokens = new TokenAccounts(ports);
  }

  /**
   * At once where nothing has to be fetched.
   * @throws GatewayError `caller_token_missing` where the caller has to bring a token and brings none; `upstream_unreachable` where no token
   *   is to be had just now
   * @throws CredentialsRefused where the stored secret does not open the way to one, ReauthorisationNeeded where it never will again
   */
  usable(account: Account, credentials: Credentials, headers: Headers): UsableCredentials | Promise<UsableCredentials> {
    switch (credentials.kind) {
      case 'api-key':
      case 'aws-keys':
      case 'none':
        return credentials;
      case 'caller':
        return callerCredentials(headers);
      default:
        return this.renewedOf(account, credentials).current();
    }
  }

  /**
   * The upstream did not accept what it was shown, which is forgotten.
   * @param shown what `usable` had given; another request may have brought something newer since
   * @param headers of the refusal: its date tells of clocks that differ, by which signatures are refused
   * @returns whether asking once more may help, with a token that is fetched anew or by the upstream's clock
   */
  refused(accountId: string, shown?: UsableCredentials, headers?: IncomingHttpHeaders): boolean {
    const isSigned = shown?.kind === 'aws-keys' && headers !== undefined;
    if (isSigned && this.clockOffsets.note(accountId, headers, this.ports.clock.now())) return true;
    return this.renewed.get(accountId)?.credentials.refused(shown) ?? false;
  }

  /** Milliseconds by which the clock of the account's upstream is known to be ahead of ours. */
  clockOffsetOf(accountId: string): number {
    return this.clockOffsets.of(accountId);
  }

  /** The account is gone. */
  release(accountId: string): void {
    this.clockOffsets.release(accountId);
    this.renewed.delete(accountId);
  }

  /**
   * Renews a token that all processes use before anybody has to wait for it.
   * @param share of its life after which that is due, 0 to 1
   * @returns whether it was
   */
  renewEarly(account: Account, credentials: Credentials, share: number): Promise<boolean> {
    return isExchanged(credentials) ? this.tokens.renewEarly(account, share) : Promise.resolve(false);
  }

  /** Stores what a process that died on this machine had been given and could not store. */
  recover(accountId: string): Promise<void> {
    return this.tokens.recover(accountId);
  }

  private renewedOf(account: Account, stored: Exchanged): RenewedCredentials {
    const known = this.renewed.get(account.id);
    if (known && (known.stored === stored || isSameGrant(known.stored, stored))) {
      // Another refresh token, or an administrator who says that all is well: what stood in the way may be gone.
      if (known.stored !== stored) known.credentials.tryAgain();
      known.account = account;
      known.stored = stored;
      return known.credentials;
    }
    const renewed = this.begin(account, stored);
    this.renewed.set(account.id, renewed);
    return renewed.credentials;
  }

  private begin(account: Account, stored: Exchanged): Renewed {
    const { clock } = this.ports;
    const found: Grant = stored.kind === 'aws-default' ? awsDefaultGrant(this.ports) : googleDefaultGrant(this.ports);
    const credentials = isExchanged(stored)
      ? new RenewedCredentials(clock, SHARED_REST_MS, ({ replacing }) => this.tokens.obtain(renewed.account, replacing))
      : new RenewedCredentials(clock, REST_MS, ({ isForced }) => found(renewed.account, isForced));
    const renewed: Renewed = { account, stored, credentials };
    return renewed;
  }
}
