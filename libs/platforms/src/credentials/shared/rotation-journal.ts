import type { OauthCredentials } from '@app/accounts';
import type { SharedToken } from './shared-token';

/** A refresh token that took the place of another at the sign-in service, and perhaps not in the store. */
export interface Rotation {
  readonly accountId: string;
  /** Of the secret whose place it takes. */
  readonly version: string;
  readonly credentials: OauthCredentials;
  readonly token: SharedToken;
}

/** Keeps rotations until they are stored: what it has taken outlives the process. */
export interface RotationJournal {
  /** Resolves when it is kept. */
  write(rotation: Rotation): Promise<void>;
  rotationsOf(accountId: string): Promise<readonly Rotation[]>;
  remove(rotation: Rotation): Promise<void>;
}
