import type { Credentials, ReauthorisationReason, VersionedCredentials } from '@app/accounts';
import type { RenewalAttempts } from './renewal-attempts';
import type { SharedToken } from './shared-token';

/** All that the processes of the relay know of one account's secret. */
export interface StoredRenewal extends VersionedCredentials {
  /** The one that belongs to this version of the secret. */
  readonly token?: SharedToken;
  readonly attempts?: RenewalAttempts;
}

/** The right to ask a token endpoint for one account. */
export interface RenewalLock {
  /** Begins its time anew. @returns false where it is somebody else's by now */
  keep(): Promise<boolean>;
  /** Never rejects: a lock ends by itself. */
  release(): Promise<void>;
}

/** What all processes share. Every call rejects where the store cannot be asked. */
export interface RenewalStore {
  /** As this process knows the secret, which may be a quarter of a second old. */
  known(accountId: string): Promise<StoredRenewal | undefined>;
  /** As the store has it at a moment after the call. */
  read(accountId: string): Promise<StoredRenewal | undefined>;
  /** @returns undefined where another process has it */
  lock(accountId: string): Promise<RenewalLock | undefined>;
  noteAttempts(accountId: string, attempts: RenewalAttempts): Promise<void>;
  /** Hands a token to all, and forgets what attempts came to. */
  share(accountId: string, version: string, token: SharedToken): Promise<void>;
  /** @returns the version that takes the place of `version`; undefined: something else has already */
  rotate(accountId: string, version: string, credentials: Credentials): Promise<string | undefined>;
  /** @returns false where the secret is another one by now */
  requireReauthorisation(accountId: string, version: string, reason: ReauthorisationReason): Promise<boolean>;
}
