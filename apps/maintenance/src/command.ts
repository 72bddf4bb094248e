import type { RedisConnection } from '@app/redis';
import type { CredentialVault } from '@app/vault';

/** The store of a relay, opened. */
export interface Store {
  readonly redis: RedisConnection;
  readonly vault: CredentialVault;
}

export interface Result {
  /** For a person to read. */
  readonly line: string;
  readonly isGood: boolean;
}

export type Command = (store: Store) => Promise<Result>;
