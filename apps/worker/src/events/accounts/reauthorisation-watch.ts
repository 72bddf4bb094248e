import { type Account, type Accounts, type SealedCredentials, credentialVersion } from '@app/accounts';
import type { NewEvent } from '@app/events';

/** Secrets that wait for a person for longer are told of once more. */
const ONCE_MS = 365 * 24 * 60 * 60 * 1_000;

export interface ReauthorisationParts {
  readonly accounts: {
    readonly collection: { get(id: string): Account | undefined; sync(): Promise<void> };
    readonly credentialCollection: Pick<Accounts['credentialCollection'], 'values' | 'sync'>;
  };
  readonly publish: (event: NewEvent) => Promise<boolean>;
}

/**
 * Tells which accounts need a person: once for each version of a secret that was found to open nothing any more, and again where an
 * administrator had it tried once more in vain.
 */
export class ReauthorisationWatch {
  private readonly told = new Set<string>();

  constructor(private readonly parts: ReauthorisationParts) {}

  /** @returns how many events there were to tell */
  async run(): Promise<number> {
    const { collection, credentialCollection } = this.parts.accounts;
    await Promise.all([collection.sync(), credentialCollection.sync()]);
    const standing = new Set<string>();
    let count = 0;
    for (const record of credentialCollection.values()) {
      const event = eventOf(record, collection.get(record.id));
      if (!event) continue;
      const { name } = event.once;
      standing.add(name);
      if (!this.told.has(name) && (await this.parts.publish(event))) count += 1;
      this.told.add(name);
    }
    for (const name of this.told) if (!standing.has(name)) this.told.delete(name);
    return count;
  }
}

type OnceEvent = NewEvent & { readonly once: NonNullable<NewEvent['once']> };

/** A secret whose account is gone waits for nobody. */
function eventOf(record: SealedCredentials, account: Account | undefined): OnceEvent | undefined {
  const { reauthorisation } = record;
  if (!reauthorisation || !account) return undefined;
  const { id, name, platform, groupIds } = account;
  const { reason, since } = reauthorisation;
  const at = Date.parse(since);
  return {
    type: 'account.needs_reauth',
    ...(Number.isNaN(at) ? {} : { at: new Date(at).toISOString() }),
    summary: `Account ${name} needs a person to sign in again: its sign-in service takes its secret no longer (${reason})`,
    data: { accountId: id, accountName: name, platform, reason, since },
    ...(groupIds?.length ? { groupIds } : {}),
    once: { name: `account.needs_reauth:${id}:${credentialVersion(record)}:${since}`, forMs: ONCE_MS },
  };
}
