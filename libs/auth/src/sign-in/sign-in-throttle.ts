import { createHash, randomUUID } from 'node:crypto';
import { type RedisConnection, redisKeys, runScript, signInScripts } from '@app/redis';
import { canonicalUsername } from '../users/canonical-username';
import { addressGroup } from './address-group';

/** An attempt that was let through and counted as failed until it is given back. */
export interface Attempt {
  readonly id: string;
  /** Under every name that it counts against. */
  readonly accountKeys: readonly string[];
  readonly addressKey: string;
}

export type Admission =
  | { readonly granted: true; readonly attempt: Attempt }
  | { readonly granted: false; readonly retryAfterSeconds: number };

/** A user name that may not be tried for a while. Milliseconds since the epoch, by the clock of Redis. */
export interface NameLock {
  readonly failures: number;
  readonly since: number;
  readonly until: number;
}

const WINDOW_MS = 15 * 60 * 1_000;
const ATTEMPTS_PER_ACCOUNT = 5;
const ATTEMPTS_PER_ADDRESS = 30;

/**
 * Counts sign-ins before the password is looked at, so that attempts made at the same moment on several gateways cannot all slip
 * through. A user name that does not exist is counted like one that does.
 */
export class SignInThrottle {
  constructor(private readonly connection: RedisConnection) {}

  async take(username: string, address: string): Promise<Admission> {
    const accountKey = accountKeyOf(username);
    const attempt: Attempt = {
      id: randomUUID(),
      accountKeys: [accountKey],
      addressKey: keyOf(`address:${addressGroup(address)}`),
    };
    const waitMs =
      (await this.count(attempt.addressKey, attempt.id, ATTEMPTS_PER_ADDRESS)) ||
      (await this.count(accountKey, attempt.id, ATTEMPTS_PER_ACCOUNT));
    return waitMs === 0 ? { granted: true, attempt } : { granted: false, retryAfterSeconds: Math.ceil(waitMs / 1_000) };
  }

  /**
   * Counts an attempt under another name of the same person as well. Undefined where that name was tried too often; the attempt stays
   * counted as it was.
   */
  async countAlso(attempt: Attempt, username: string): Promise<Attempt | undefined> {
    const accountKey = accountKeyOf(username);
    const waitMs = await this.count(accountKey, attempt.id, ATTEMPTS_PER_ACCOUNT);
    return waitMs === 0 ? { ...attempt, accountKeys: [...attempt.accountKeys, accountKey] } : undefined;
  }

  /** The password was right: the account starts afresh, and this attempt was no failure of the address. */
  async succeeded({ id, accountKeys, addressKey }: Attempt): Promise<void> {
    await Promise.all([...accountKeys.map((key) => this.connection.del(key)), this.connection.zrem(addressKey, id)]);
  }

  /** The password was never looked at. */
  async giveBack({ id, accountKeys, addressKey }: Attempt): Promise<void> {
    await Promise.all([...accountKeys, addressKey].map((key) => this.connection.zrem(key, id)));
  }

  /** Whoever knows the password may sign in again at once. Addresses stay locked. */
  async unlock(username: string): Promise<void> {
    await this.connection.del(accountKeyOf(canonicalUsername(username)));
  }

  /** Whole seconds until a user name may be tried again; 0: it is not locked. */
  async lockedForSeconds(username: string): Promise<number> {
    const key = accountKeyOf(canonicalUsername(username));
    // Both are of the attempt that filled the limit: it put every attempt at its own time, and none is added after it.
    const [attempts, remainingMs] = await Promise.all([this.connection.zcard(key), this.connection.pttl(key)]);
    return attempts < ATTEMPTS_PER_ACCOUNT ? 0 : Math.max(0, Math.ceil(remainingMs / 1_000));
  }

  /** Undefined where the name may be tried. @param username canonical */
  async lockOf(username: string): Promise<NameLock | undefined> {
    const attempts = await this.connection.zrange(accountKeyOf(username), '0', '-1', 'WITHSCORES');
    const times = attempts.filter((_, index) => index % 2 === 1).map(Number);
    if (times.length < ATTEMPTS_PER_ACCOUNT) return undefined;
    const since = Math.max(...times);
    return { failures: times.length, since, until: since + WINDOW_MS };
  }

  private count(key: string, attemptId: string, limit: number): Promise<number> {
    return runScript(this.connection, signInScripts.takeAttempt, [key], [attemptId, limit, WINDOW_MS]);
  }
}

/** Hashed, because people type passwords into the field of the user name. */
const keyOf = (subject: string): string =>
  redisKeys.signInFailures(createHash('sha256').update(subject).digest('base64url'));

const accountKeyOf = (username: string): string => keyOf(`account:${username}`);
