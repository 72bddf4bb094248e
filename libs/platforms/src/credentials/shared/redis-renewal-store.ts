import type { Credentials, CredentialVersions, ReauthorisationReason, VersionedCredentials } from '@app/accounts';
import { type Clock, randomBase62 } from '@app/common';
import { type RedisConnection, lockScripts, redisKeys, runScript } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { CredentialVault, SecretPlace } from '@app/vault';
import { type RenewalAttempts, decodeAttempts } from './renewal-attempts';
import type { RenewalLock, RenewalStore, StoredRenewal } from './renewal-store';
import { type SharedToken, decodeSharedToken } from './shared-token';

export interface RedisRenewalStoreParts {
  readonly connection: RedisConnection;
  readonly versions: CredentialVersions;
  readonly vault: CredentialVault;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Longer than a token endpoint may take to answer. */
const LOCK_MS = 30_000;
const REMEMBER_ATTEMPTS_MS = 86_400_000;

const placeOf = (accountId: string, version: string): SecretPlace => ({
  ...{ type: 'account', recordId: accountId, field: `access-token:${version}` },
});

/** What processes share of tokens, in Redis: the lock and the attempts in clear, tokens sealed. */
export class RedisRenewalStore implements RenewalStore {
  /** Owners of locks that this process could not let go of. */
  private readonly leftLocked = new Map<string, string>();

  constructor(private readonly parts: RedisRenewalStoreParts) {}

  async known(accountId: string): Promise<StoredRenewal | undefined> {
    return this.withTokens(accountId, this.parts.versions.known(accountId));
  }

  async read(accountId: string): Promise<StoredRenewal | undefined> {
    return this.withTokens(accountId, await this.parts.versions.read(accountId));
  }

  async lock(accountId: string): Promise<RenewalLock | undefined> {
    const { connection } = this.parts;
    const { lock } = redisKeys.credentialRenewal(accountId);
    const owner = this.leftLocked.get(accountId) ?? randomBase62(20);
    // Taken out before anything is awaited: of two askers of this process only one is its owner.
    this.leftLocked.delete(accountId);
    const keep = async (): Promise<boolean> =>
      (await runScript(connection, lockScripts.keep, [lock], [owner, LOCK_MS])) === 1;
    try {
      // Left behind when Redis went away, or taken by the first of two commands where the driver sent it twice.
      const isMine = (await connection.set(lock, owner, 'PX', LOCK_MS, 'NX')) === 'OK' || (await keep());
      if (!isMine) return undefined;
    } catch (error) {
      // It may have been taken all the same, and nobody else would ever let go of it.
      this.leftLocked.set(accountId, owner);
      throw error;
    }
    return {
      keep,
      release: async () => {
        await runScript(connection, lockScripts.release, [lock], [owner]).catch(() => {
          this.leftLocked.set(accountId, owner);
        });
      },
    };
  }

  async noteAttempts(accountId: string, attempts: RenewalAttempts): Promise<void> {
    const { attempts: key } = redisKeys.credentialRenewal(accountId);
    await this.parts.connection.set(key, JSON.stringify(attempts), 'PX', REMEMBER_ATTEMPTS_MS);
  }

  async share(accountId: string, version: string, token: SharedToken): Promise<void> {
    const { connection, clock, vault } = this.parts;
    const keys = redisKeys.credentialRenewal(accountId);
    const leftMs = Math.floor(token.expiresAt - clock.now());
    const sealed = vault.seal(placeOf(accountId, version), JSON.stringify(token));
    await Promise.all([
      connection.del(keys.attempts),
      leftMs > 0 ? connection.set(keys.token(version), sealed, 'PX', leftMs) : undefined,
    ]);
  }

  rotate(accountId: string, version: string, credentials: Credentials): Promise<string | undefined> {
    return this.parts.versions.rotate(accountId, version, credentials);
  }

  async requireReauthorisation(accountId: string, version: string, reason: ReauthorisationReason): Promise<boolean> {
    const { versions, clock, connection, logger } = this.parts;
    const since = new Date(clock.now()).toISOString();
    const isWritten = await versions.requireReauthorisation(accountId, version, { reason, since });
    if (!isWritten) return false;
    logger.warn({ accountId, reason }, 'an account needs new credentials');
    // Who is let in again begins from nothing.
    await connection.del(redisKeys.credentialRenewal(accountId).attempts).catch(() => undefined);
    return true;
  }

  private async withTokens(
    accountId: string,
    stored: VersionedCredentials | undefined,
  ): Promise<StoredRenewal | undefined> {
    if (!stored) return undefined;
    const { version } = stored;
    const keys = redisKeys.credentialRenewal(accountId);
    const [sealed, noted] = await this.parts.connection.mget(keys.token(version), keys.attempts);
    const token = typeof sealed === 'string' ? this.opened(accountId, version, sealed) : undefined;
    const attempts = typeof noted === 'string' ? decodeAttempts(noted) : undefined;
    return {
      ...stored,
      ...(token ? { token } : {}),
      ...(attempts?.version === version ? { attempts } : {}),
    };
  }

  /** One that does not open is as good as none. */
  private opened(accountId: string, version: string, sealed: string): SharedToken | undefined {
    try {
      return decodeSharedToken(this.parts.vault.open(placeOf(accountId, version), sealed));
    } catch {
      return undefined;
    }
  }
}
