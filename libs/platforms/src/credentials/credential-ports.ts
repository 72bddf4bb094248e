import type { Account } from '@app/accounts';
import type { Clock } from '@app/common';
import type { RenewalParts } from './shared/shared-renewal';
import type { AwsKeys } from './usable-credentials';

/** A call of a token endpoint, as a POST. */
export interface TokenRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form or JSON: `content-type` says which. */
  readonly body: Buffer;
}

export interface TokenResponse {
  readonly status: number;
  readonly body: Buffer;
  /** The header `retry-after`. */
  readonly retryAfter?: string;
}

/** Larger answers of a token endpoint are refused (protocols.md 11). */
export const LARGEST_TOKEN_ANSWER = 1024 * 1024;

/** What the process itself may use: environment, files, container or machine roles. */
export interface DefaultKeys extends AwsKeys {
  /** Milliseconds since the epoch; absent: it does not end by itself. */
  readonly expiresAt?: number;
}

export interface DefaultToken {
  readonly token: string;
  /** Milliseconds since the epoch; absent: not known. */
  readonly expiresAt?: number;
}

/** All that credentials need of the world. */
export interface CredentialPorts {
  /**
   * Asks over the account's own way out, proxy and address guard included. Follows no redirect, reads no more than `LARGEST_TOKEN_ANSWER`,
   * and gives up by itself. Rejects where no whole answer came.
   */
  fetch(account: Account, request: TokenRequest): Promise<TokenResponse>;
  readonly clock: Clock;
  /** What all processes of the relay know of tokens, and who of them may ask for one. */
  readonly renewal: Omit<RenewalParts, 'clock'>;
  /** @param isForced what was found before was refused */
  awsDefault(isForced: boolean): Promise<DefaultKeys>;
  googleDefault(scope: string, isForced: boolean): Promise<DefaultToken>;
  /** What the account's platform wants a token to be good for. */
  tokenScope(account: Account): string | undefined;
}
