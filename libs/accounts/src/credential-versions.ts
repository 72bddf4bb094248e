import type { LiveCollection, WriteOutcome } from '@app/redis';
import type { Credentials, SealedCredentials } from './account-credentials';
import { credentialVersion } from './credential-version';
import type { Reauthorisation } from './reauthorisation';
import { isSameGrant } from './same-grant';

export interface VersionedCredentials {
  readonly credentials: Credentials;
  readonly version: string;
  /** Why they are of no use any more; absent: they are. */
  readonly reauthorisation?: Reauthorisation;
}

interface CredentialRecords {
  readonly collection: LiveCollection<SealedCredentials>;
  seal(id: string, credentials: Credentials): SealedCredentials;
  /** The secret in clear, or undefined where it cannot be read. */
  open(id: string): Credentials | undefined;
}

/** A change that came between is seen by then, or somebody else keeps changing the same account. */
const MOST_TRIES = 5;

/**
 * The one way in which secrets of accounts change after they were first stored. What a renewal writes it writes over what it had read,
 * and over nothing else; what an administrator writes goes over whatever a renewal wrote.
 */
export class CredentialVersions {
  constructor(private readonly records: CredentialRecords) {}

  /** As this process knows it, which may be a quarter of a second old. */
  known(id: string): VersionedCredentials | undefined {
    const record = this.records.collection.get(id);
    const credentials = record && this.records.open(id);
    if (!record || !credentials) return undefined;
    const { reauthorisation } = record;
    return { credentials, version: credentialVersion(record), ...(reauthorisation ? { reauthorisation } : {}) };
  }

  /** As Redis has it at a moment after the call. */
  async read(id: string): Promise<VersionedCredentials | undefined> {
    const { collection } = this.records;
    // A round that is under way may have begun before.
    await collection.sync();
    await collection.sync();
    return this.known(id);
  }

  /** @returns the new version; undefined: somebody has written something else over `version` */
  async rotate(id: string, version: string, credentials: Credentials): Promise<string | undefined> {
    const record = this.records.seal(id, credentials);
    return (await this.writeOver(id, version, record)) ? credentialVersion(record) : undefined;
  }

  /** @returns false where the secret is another one by now */
  requireReauthorisation(id: string, version: string, reauthorisation: Reauthorisation): Promise<boolean> {
    const record = this.records.collection.get(id);
    return record ? this.writeOver(id, version, { ...record, reauthorisation }) : Promise.resolve(false);
  }

  /** An administrator says that the secret is to be tried again. */
  async clearReauthorisation(id: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const record = this.records.collection.get(id);
      if (!record?.reauthorisation) return;
      const { id: recordId, sealed } = record;
      if ((await this.records.collection.replace({ id: recordId, sealed })) === 'written') return;
    }
  }

  /** What an administrator enters. Only another administrator can have come between. */
  async replace(id: string, credentials: Credentials): Promise<WriteOutcome> {
    for (let tries = 1; ; tries += 1) {
      const before = this.records.open(id);
      const outcome = await this.records.collection.replace(this.records.seal(id, credentials));
      const now = this.records.open(id);
      const isByRenewal = before !== undefined && now !== undefined && isSameGrant(before, now);
      if (outcome !== 'changed-meanwhile' || !isByRenewal || tries === MOST_TRIES) return outcome;
    }
  }

  private async writeOver(id: string, version: string, record: SealedCredentials): Promise<boolean> {
    const held = this.records.collection.get(id);
    // Nothing is awaited between this look and the write, which fails where Redis has something else than what was looked at.
    if (!held || credentialVersion(held) !== version) return false;
    return (await this.records.collection.replace(record)) === 'written';
  }
}
