import type { Account, Accounts } from '@app/accounts';
import type { Platform } from '@app/common';

const HOST = 'host:';

interface KnownParts {
  readonly accounts: { readonly collection: Pick<Accounts['collection'], 'get' | 'values'> };
  readonly adapters: Readonly<Record<Platform, { originOf(account: Account): string }>>;
}

/** What the state of an account, or of a host, is about. */
export class KnownAccounts {
  constructor(private readonly parts: KnownParts) {}

  /** Undefined: there is no such account any more, or it is a host. */
  get(id: string): Account | undefined {
    return this.parts.accounts.collection.get(id);
  }

  /** The origin of a host; undefined for an account. */
  hostOf(id: string): string | undefined {
    return id.startsWith(HOST) ? id.slice(HOST.length) : undefined;
  }

  /** The account itself, or all whose requests go to the host. */
  concernedBy(id: string): Account[] {
    const host = this.hostOf(id);
    const account = this.get(id);
    if (host === undefined) return account ? [account] : [];
    return [...this.parts.accounts.collection.values()].filter((one) => this.originOf(one) === host);
  }

  /** Undefined where the account's own address cannot be understood. */
  originOf(account: Account): string | undefined {
    try {
      return this.parts.adapters[account.platform].originOf(account);
    } catch {
      return undefined;
    }
  }
}

/** Groups of all of them; undefined where one is in none, so that it concerns everybody. */
export function groupsOf(accounts: readonly Account[]): readonly string[] | undefined {
  const isForAll = accounts.length === 0 || accounts.some(({ groupIds }) => !groupIds?.length);
  return isForAll ? undefined : [...new Set(accounts.flatMap(({ groupIds }) => groupIds ?? []))];
}
