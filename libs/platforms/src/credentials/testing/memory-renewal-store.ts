import type { Credentials, Reauthorisation, ReauthorisationReason } from '@app/accounts';
import type { RenewalAttempts } from '../shared/renewal-attempts';
import type { RenewalLock, RenewalStore, StoredRenewal } from '../shared/renewal-store';
import type { Rotation, RotationJournal } from '../shared/rotation-journal';
import type { SharedToken } from '../shared/shared-token';

/** One account in a store that any number of processes look at. */
export class MemoryRenewalStore implements RenewalStore {
  /** The version is its number in the history. */
  readonly history: Credentials[];
  reauthorisation: Reauthorisation | undefined;
  attempts: RenewalAttempts | undefined;
  readonly tokens = new Map<string, SharedToken>();
  /** Whose lock it is; a test may take it away. */
  owner: object | undefined;

  constructor(
    stored: Credentials,
    private readonly now: () => number,
  ) {
    this.history = [stored];
  }

  get stored(): Credentials | undefined {
    return this.history.at(-1);
  }

  /** What an administrator does. */
  enter(credentials: Credentials): void {
    this.history.push(credentials);
    this.reauthorisation = undefined;
  }

  known(): Promise<StoredRenewal | undefined> {
    const credentials = this.stored;
    if (!credentials) return Promise.resolve(undefined);
    const version = this.version();
    const token = this.tokens.get(version);
    return Promise.resolve({
      ...{ credentials, version },
      ...(this.reauthorisation ? { reauthorisation: this.reauthorisation } : {}),
      ...(token && token.expiresAt > this.now() ? { token } : {}),
      ...(this.attempts?.version === version ? { attempts: this.attempts } : {}),
    });
  }

  read(): Promise<StoredRenewal | undefined> {
    return this.known();
  }

  lock(): Promise<RenewalLock | undefined> {
    if (this.owner) return Promise.resolve(undefined);
    const own = (this.owner = {});
    return Promise.resolve({
      keep: () => Promise.resolve(this.owner === own),
      release: () => {
        if (this.owner === own) this.owner = undefined;
        return Promise.resolve();
      },
    });
  }

  noteAttempts(_: string, attempts: RenewalAttempts): Promise<void> {
    this.attempts = attempts;
    return Promise.resolve();
  }

  share(_: string, version: string, token: SharedToken): Promise<void> {
    this.tokens.set(version, token);
    this.attempts = undefined;
    return Promise.resolve();
  }

  rotate(_: string, version: string, credentials: Credentials): Promise<string | undefined> {
    if (version !== this.version()) return Promise.resolve(undefined);
    this.enter(credentials);
    return Promise.resolve(this.version());
  }

  requireReauthorisation(_: string, version: string, reason: ReauthorisationReason): Promise<boolean> {
    if (version !== this.version()) return Promise.resolve(false);
    this.reauthorisation = { reason, since: new Date(this.now()).toISOString() };
    this.attempts = undefined;
    return Promise.resolve(true);
  }

  private version(): string {
    return `version-${this.history.length}`;
  }
}

/** What lives as long as the machine of a test. */
export class MemoryJournal implements RotationJournal {
  readonly rotations = new Map<string, Rotation>();

  write(rotation: Rotation): Promise<void> {
    this.rotations.set(rotation.version, rotation);
    return Promise.resolve();
  }

  rotationsOf(): Promise<readonly Rotation[]> {
    return Promise.resolve([...this.rotations.values()]);
  }

  remove({ version }: Rotation): Promise<void> {
    this.rotations.delete(version);
    return Promise.resolve();
  }
}
