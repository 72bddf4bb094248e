import type { Account } from '@app/accounts';
import type { GrantedToken } from './granted-token';
import type { UsableCredentials } from './usable-credentials';

/** Credentials of short life. */
export interface TimedCredentials {
  readonly credentials: UsableCredentials;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** From when they were given until their end; absent: they are new. */
  readonly lifeMs?: number;
}

/**
 * What this process finds around itself, which is its own affair.
 * @param isForced what was obtained before was refused before its time
 * @throws GatewayError where another time may go better
 */
export type Grant = (account: Account, isForced: boolean) => Promise<TimedCredentials>;

/**
 * Exchanges a stored secret for a token, at a token endpoint.
 * @param account as its settings are now
 * @throws CredentialsRefused, or GatewayError where another time may go better
 */
export type Exchange<Stored> = (account: Account, stored: Stored) => Promise<GrantedToken>;
