import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Credentials } from '@app/accounts';
import { ClockOffsets } from '../aws/clock-offsets';
import { serviceAccountGrant } from '../google/service-account-grant';
import { callerCredentials } from './caller-credentials';
import type { CredentialPorts } from './credential-ports';
import { awsDefaultGrant, googleDefaultGrant } from './default-grants';
import { entraGrant } from './entra-grant';
import type { Grant } from './grant';
import { RefreshTokenGrant } from './refresh-token-grant';
import { RenewedCredentials } from './renewed-credentials';
import type { UsableCredentials } from './usable-credentials';

/** The caller's headers, names in lower case. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;
/** Secrets that only open the way to what is used. */
type Exchanged = Exclude<Credentials, { readonly kind: 'api-key' | 'aws-keys' | 'none' | 'caller' }>;

/** An account that is authorised with credentials of short life. */
interface Renewed {
  /** Its settings as they were last seen: a proxy of its own is used to ask for tokens, too. */
  account: Account;
  readonly grant: Grant;
  readonly credentials: RenewedCredentials;
}

/** Makes of an account's stored secret what its next request is authorised with. */
export class CredentialSource {
  private readonly renewed = new Map<string, Renewed>();
  private readonly clockOffsets = new ClockOffsets();

  constructor(private readonly ports: CredentialPorts) {}

  /**
   * At once where nothing has to be fetched.
   * @throws GatewayError `caller_token_missing` where the caller has to bring a token and brings none; `upstream_unreachable` where no token
   *   is to be had just now
   * @throws CredentialsRefused where the stored secret does not open the way to one
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

  private renewedOf(account: Account, stored: Exchanged): RenewedCredentials {
    const known = this.renewed.get(account.id);
    const comparison = known?.grant.compare(stored) ?? 'other';
    if (known && comparison !== 'other') {
      known.account = account;
      if (comparison === 'moved') known.credentials.tryAgain();
      return known.credentials;
    }
    const renewed = this.begin(account, stored);
    this.renewed.set(account.id, renewed);
    return renewed.credentials;
  }

  private begin(account: Account, stored: Exchanged): Renewed {
    const { ports } = this;
    const grant = grantFor(stored, ports);
    const credentials = new RenewedCredentials(
      ports.clock,
      (isForced) => grant.obtain(renewed.account, isForced),
      (error) => grant.isFinal?.(error) ?? false,
    );
    const renewed: Renewed = { account, grant, credentials };
    return renewed;
  }
}

function grantFor(stored: Exchanged, ports: CredentialPorts): Grant {
  switch (stored.kind) {
    case 'oauth':
      return new RefreshTokenGrant(stored, ports);
    case 'google-service-account':
      return serviceAccountGrant(stored, ports);
    case 'entra':
      return entraGrant(stored, ports);
    case 'aws-default':
      return awsDefaultGrant(stored, ports);
    case 'google-default':
      return googleDefaultGrant(stored, ports);
  }
}
