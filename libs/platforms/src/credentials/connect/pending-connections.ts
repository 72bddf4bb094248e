import { hash, randomBytes } from 'node:crypto';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { CredentialVault, SecretPlace } from '@app/vault';
import { isState } from './authorization-answer';
import { type PendingConnection, decodePendingConnection } from './pending-connection';

export const CONNECTION_MS = 600_000;
const STATE_BYTES = 32;

const placeOf = (digest: string): SecretPlace => ({ type: 'account-connection', recordId: digest, field: 'pending' });

/**
 * Authorisations that are under way, for ten minutes by the clock of Redis. The state that leads to one is 256 random bits and is stored as its
 * digest; what it leads to is sealed, because the secret of the client and the verifier are in it.
 */
export class PendingConnections {
  constructor(
    private readonly connection: RedisConnection,
    private readonly vault: CredentialVault,
  ) {}

  /** @returns the state */
  async keep(pending: PendingConnection): Promise<string> {
    const state = randomBytes(STATE_BYTES).toString('base64url');
    const digest = digestOf(state);
    const sealed = this.vault.seal(placeOf(digest), JSON.stringify(pending));
    await this.connection.set(redisKeys.accountConnection(digest), sealed, 'PX', CONNECTION_MS);
    return state;
  }

  /** Undefined for a state that was never given out, is over, or has been taken. */
  async find(state: string): Promise<PendingConnection | undefined> {
    if (!isState(state)) return undefined;
    const digest = digestOf(state);
    const sealed = await this.connection.get(redisKeys.accountConnection(digest));
    if (sealed === null) return undefined;
    try {
      return decodePendingConnection(this.vault.open(placeOf(digest), sealed));
    } catch {
      return undefined;
    }
  }

  /** @returns whether it was there: of all who bring the same state one takes it */
  async take(state: string): Promise<boolean> {
    return (await this.connection.del(redisKeys.accountConnection(digestOf(state)))) === 1;
  }
}

const digestOf = (state: string): string => hash('sha256', state);
