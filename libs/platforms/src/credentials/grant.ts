import { isDeepStrictEqual } from 'node:util';
import type { Account, Credentials } from '@app/accounts';
import type { UsableCredentials } from './usable-credentials';

/** Credentials of short life. */
export interface TimedCredentials {
  readonly credentials: UsableCredentials;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A way of one account to come by credentials of short life. */
export interface Grant {
  /**
   * What is stored now, beside what this grant was made of. `same`: nothing new. `moved`: the same grant has gone on elsewhere. `other`:
   * somebody has put another secret in its place.
   */
  compare(stored: Credentials): 'same' | 'moved' | 'other';
  /**
   * @param account as its settings are now
   * @param isForced what was obtained before was refused before its time
   * @throws CredentialsRefused, or GatewayError where another time may go better
   */
  obtain(account: Account, isForced: boolean): Promise<TimedCredentials>;
  /** Whether a refusal lasts for as long as the same secret is stored. */
  isFinal?(error: unknown): boolean;
}

/** Of a secret that stays as it is. */
export function grantOf(stored: Credentials, obtain: Grant['obtain']): Grant {
  let seen = stored;
  return {
    compare: (now) => {
      // This runs for every request, and the store hands out the same object as long as nothing changes.
      if (now === seen) return 'same';
      if (!isDeepStrictEqual(now, seen)) return 'other';
      seen = now;
      return 'same';
    },
    obtain,
  };
}
