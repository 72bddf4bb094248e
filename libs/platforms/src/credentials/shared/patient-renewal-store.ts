import type { Clock } from '@app/common';
import type { RenewalLock, RenewalStore } from './renewal-store';

/** How long a step goes on where the store does not answer. Two of them and a question (20 seconds) have to fit into the time of a lock. */
const PATIENCE_MS = 3_000;

/**
 * A store whose steps are repeated for a while: one command that timed out on a busy machine must not refuse all requests that wait for the
 * account, nor cost a second question. Each step comes to the same where it is made again after it was made without an answer.
 */
export class PatientRenewalStore implements RenewalStore {
  constructor(
    private readonly store: RenewalStore,
    private readonly clock: Clock,
    private readonly pause: () => Promise<void>,
  ) {}

  readonly known: RenewalStore['known'] = (accountId) => this.patiently(() => this.store.known(accountId));

  readonly read: RenewalStore['read'] = (accountId) => this.patiently(() => this.store.read(accountId));

  readonly lock: RenewalStore['lock'] = async (accountId) => {
    const lock = await this.patiently(() => this.store.lock(accountId));
    return lock && this.patientLock(lock);
  };

  readonly noteAttempts: RenewalStore['noteAttempts'] = (accountId, attempts) =>
    this.patiently(() => this.store.noteAttempts(accountId, attempts));

  readonly share: RenewalStore['share'] = (accountId, version, token) =>
    this.patiently(() => this.store.share(accountId, version, token));

  /** A version that a first try has written without an answer is not `version` any more for the second. */
  readonly rotate: RenewalStore['rotate'] = (accountId, version, credentials) =>
    this.patiently(() => this.store.rotate(accountId, version, credentials));

  readonly requireReauthorisation: RenewalStore['requireReauthorisation'] = (accountId, version, reason) =>
    this.patiently(() => this.store.requireReauthorisation(accountId, version, reason));

  private patientLock(lock: RenewalLock): RenewalLock {
    return { keep: () => this.patiently(() => lock.keep()), release: () => lock.release() };
  }

  private async patiently<Value>(step: () => Promise<Value>): Promise<Value> {
    const giveUpAt = this.clock.monotonic() + PATIENCE_MS;
    for (;;) {
      try {
        return await step();
      } catch (error) {
        if (this.clock.monotonic() >= giveUpAt) throw error;
        await this.pause();
      }
    }
  }
}
