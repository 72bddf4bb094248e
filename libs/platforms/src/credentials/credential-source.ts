import type { Account, Credentials } from '@app/accounts';
import { GatewayError } from '@app/common';
import { callerCredentials } from './caller-credentials';
import type { UsableCredentials } from './usable-credentials';

/** The caller's headers, names in lower case. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Makes of an account's stored secret what its next request is authorised with. */
export class CredentialSource {
  /**
   * At once where nothing has to be fetched.
   * @throws GatewayError `caller_token_missing` where the caller has to bring a token and brings none
   */
  usable(
    _account: Account,
    credentials: Credentials,
    headers: Headers,
  ): UsableCredentials | Promise<UsableCredentials> {
    switch (credentials.kind) {
      case 'api-key':
      case 'aws-keys':
      case 'none':
        return credentials;
      case 'caller':
        return callerCredentials(headers);
      default:
        throw new GatewayError('gateway_failed', `Credentials of kind ${credentials.kind} cannot be used yet`);
    }
  }

  /** The upstream did not accept what it was shown. @returns whether asking once more may help, with a token that is fetched anew */
  refused(_accountId: string): boolean {
    return false;
  }
}
