import { type Credentials, familyOf } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import type { GrantedToken } from '../granted-token';
import { CredentialsRefused } from '../credentials-refused';
import { ReauthorisationNeeded } from '../reauthorisation-needed';
import { TokenUnavailable } from '../token-unavailable';
import { MOST_UNANSWERED, type RenewalAttempts, attemptsAfter, noAttempts, restingError } from './renewal-attempts';
import { PatientRenewalStore } from './patient-renewal-store';
import type { RenewalLock, RenewalStore, StoredRenewal } from './renewal-store';
import type { Rotation, RotationJournal } from './rotation-journal';
import { type SharedToken, isWorthTaking } from './shared-token';

export interface RenewalParts {
  readonly store: RenewalStore;
  readonly journal: RotationJournal;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  pause(milliseconds: number): Promise<void>;
}

/** Asks the token endpoint. */
type Ask = (credentials: Credentials) => Promise<GrantedToken>;

/** Longer than the lock of a process that has died. */
const LONGEST_WAIT_MS = 35_000;
const PAUSE_MS = { least: 25, most: 50 };

/**
 * The one way in which tokens are renewed, for all processes of the relay together: whoever has the lock looks once more at what is
 * stored, notes that it is about to ask, asks, and keeps what it was given before anybody uses it. All others wait, and use what it got.
 * docs/adr/0016-token-refresh.md
 */
export class SharedRenewal {
  private readonly parts: RenewalParts;

  constructor(parts: RenewalParts) {
    const store = new PatientRenewalStore(parts.store, parts.clock, () => this.pause());
    this.parts = { ...parts, store };
  }

  /**
   * @param replacing a token that is not good enough any more; undefined: any that lasts will do
   * @throws ReauthorisationNeeded, CredentialsRefused, or GatewayError where another time may go better
   */
  async obtain(accountId: string, ask: Ask, replacing?: string): Promise<SharedToken> {
    const { store, clock } = this.parts;
    const giveUpAt = clock.monotonic() + LONGEST_WAIT_MS;
    try {
      for (;;) {
        const token = this.decided(await store.read(accountId), replacing);
        if (token) return token;
        const lock = await store.lock(accountId);
        const renewed = lock && (await this.renewed(lock, accountId, ask, replacing));
        if (renewed) return renewed;
        if (clock.monotonic() >= giveUpAt) throw new TokenUnavailable(new Error('another process took too long'));
        await this.pause();
      }
    } catch (error) {
      throw asExplained(error);
    }
  }

  /** Renews a token before anybody has to wait for it. @returns whether it was time to */
  async renewEarly(accountId: string, ask: Ask, isDue: (token: SharedToken) => boolean): Promise<boolean> {
    const token = (await this.parts.store.known(accountId))?.token;
    if (!token || !isDue(token)) return false;
    await this.obtain(accountId, ask, token.token);
    return true;
  }

  /** Stores what a process that died could not store any more. */
  async recover(accountId: string): Promise<void> {
    const { store, journal, clock } = this.parts;
    const giveUpAt = clock.monotonic() + LONGEST_WAIT_MS;
    while ((await journal.rotationsOf(accountId)).length > 0 && clock.monotonic() < giveUpAt) {
      const lock = await store.lock(accountId);
      if (lock) return this.replay(accountId).finally(() => lock.release());
      await this.pause();
    }
  }

  /** What is stored settles the matter, one way or the other; undefined: somebody has to ask. */
  private decided(stored: StoredRenewal | undefined, replacing: string | undefined): SharedToken | undefined {
    const { clock } = this.parts;
    if (!stored) throw new TokenUnavailable(new Error('the account has no readable credential any more'));
    const { token, reauthorisation, attempts } = stored;
    if (token && isWorthTaking(token, replacing, clock)) return token;
    if (reauthorisation) throw new ReauthorisationNeeded(reauthorisation.reason);
    const resting = attempts && restingError(attempts, clock.now());
    if (resting) throw resting;
    return undefined;
  }

  private async renewed(
    lock: RenewalLock,
    accountId: string,
    ask: Ask,
    replacing: string | undefined,
  ): Promise<SharedToken | undefined> {
    try {
      await this.replay(accountId);
      const stored = await this.parts.store.read(accountId);
      const token = this.decided(stored, replacing);
      if (token || !stored) return token;
      return await this.asked(lock, accountId, stored, ask);
    } finally {
      await lock.release();
    }
  }

  /** @returns undefined where something else is stored by now, and everything has to be looked at anew */
  private async asked(
    lock: RenewalLock,
    accountId: string,
    stored: StoredRenewal,
    ask: Ask,
  ): Promise<SharedToken | undefined> {
    const { store, clock } = this.parts;
    const before = stored.attempts ?? noAttempts(stored.version);
    if (before.unanswered >= MOST_UNANSWERED) return this.ended(accountId, stored, before);
    // A process that was stopped for longer than its lock lasts must not ask beside the one that has it now.
    if (!(await lock.keep())) return undefined;
    const isReplaceable = stored.credentials.kind === 'oauth';
    if (isReplaceable) {
      await store.noteAttempts(accountId, { ...before, unanswered: before.unanswered + 1 });
      // That may have taken a while, and the answer has to be stored within the time of the lock.
      if (!(await lock.keep())) return undefined;
    }
    let granted: GrantedToken;
    try {
      granted = await ask(stored.credentials);
    } catch (error) {
      if (isReplaceable && error instanceof CredentialsRefused && error.code === 'invalid_grant')
        return this.ended(accountId, stored, before, error);
      await store.noteAttempts(accountId, attemptsAfter(before, error, clock.now(), this.parts.random));
      throw error;
    }
    return this.kept(accountId, stored, granted);
  }

  private async kept(
    accountId: string,
    { credentials, version }: StoredRenewal,
    { token, lifeMs, refreshToken }: GrantedToken,
  ): Promise<SharedToken | undefined> {
    const shared: SharedToken = { token, lifeMs, expiresAt: this.parts.clock.now() + lifeMs };
    if (credentials.kind !== 'oauth' || refreshToken === undefined || refreshToken === credentials.refreshToken) {
      await this.share(accountId, version, shared);
      return shared;
    }
    const next = { ...credentials, refreshToken, family: familyOf(credentials) };
    const rotation: Rotation = { accountId, version, credentials: next, token: shared };
    await this.parts.journal.write(rotation);
    return this.persisted(rotation);
  }

  /** @returns undefined where an administrator has stored another secret meanwhile, which stays */
  private async persisted(rotation: Rotation): Promise<SharedToken | undefined> {
    const { accountId, version, credentials, token } = rotation;
    const { store } = this.parts;
    const next = (await store.rotate(accountId, version, credentials)) ?? (await this.versionOf(rotation));
    if (next !== undefined) await this.share(accountId, next, token);
    await this.parts.journal.remove(rotation);
    return next === undefined ? undefined : token;
  }

  /** Of a rotation that is stored already: the answer to who stored it did not arrive. Undefined where something else is stored. */
  private async versionOf({ accountId, credentials }: Rotation): Promise<string | undefined> {
    const stored = await this.parts.store.read(accountId);
    const isIt = stored?.credentials.kind === 'oauth' && stored.credentials.refreshToken === credentials.refreshToken;
    return isIt ? stored.version : undefined;
  }

  /** To be called by who has the lock. */
  private async replay(accountId: string): Promise<void> {
    const rotations = await this.parts.journal.rotationsOf(accountId);
    if (rotations.length === 0) return;
    await this.parts.store.read(accountId);
    for (const rotation of rotations) await this.persisted(rotation);
  }

  /** A token that is not handed to others costs them a question of their own, and nothing else. */
  private async share(accountId: string, version: string, token: SharedToken): Promise<void> {
    await this.parts.store.share(accountId, version, token).catch(() => undefined);
  }

  private async ended(
    accountId: string,
    { version }: StoredRenewal,
    { unanswered }: RenewalAttempts,
    refusal?: CredentialsRefused,
  ): Promise<undefined> {
    const reason = unanswered > 0 ? 'ambiguous_rotation' : 'invalid_grant';
    if (!(await this.parts.store.requireReauthorisation(accountId, version, reason))) return undefined;
    throw new ReauthorisationNeeded(reason, refusal?.description);
  }

  private pause(): Promise<void> {
    const { least, most } = PAUSE_MS;
    return this.parts.pause(least + (most - least) * this.parts.random());
  }
}

function asExplained(error: unknown): unknown {
  if (error instanceof GatewayError || error instanceof CredentialsRefused) return error;
  const message = 'What is known of the sign-in of an upstream account cannot be read or stored right now';
  return new GatewayError('gateway_unavailable', message, { cause: error, retryAfterSeconds: 2 });
}
