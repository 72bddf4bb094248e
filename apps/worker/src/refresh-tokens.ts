import { hash } from 'node:crypto';
import type { Account, Accounts } from '@app/accounts';
import { actAs } from '@app/audit';
import type { CredentialSource } from '@app/platforms';
import type { Logger } from '@app/telemetry';

const context = { actor: { kind: 'system', task: 'refresh-tokens' }, origin: {} } as const;
/** Share of a token's life after which it is renewed: between the two, for each account at its own point. */
const DUE = { least: 0.8, most: 0.9 };
const HASH_VALUES = 2 ** 32;

/**
 * Renews access tokens before a request has to wait for it. Only those that are in use: what ended while nobody asked is fetched by who
 * asks next, so a relay that comes back after a night does not ask for all of them at once.
 */
export class RefreshTokens {
  constructor(
    private readonly accounts: Accounts,
    private readonly source: Pick<CredentialSource, 'renewEarly'>,
    private readonly logger: Logger,
  ) {}

  /** One account after the other. @returns how many tokens were renewed */
  run(): Promise<number> {
    return actAs(context, async () => {
      await Promise.all([this.accounts.collection.sync(), this.accounts.credentialCollection.sync()]);
      let count = 0;
      for (const account of this.accounts.list()) if (await this.isRenewed(account)) count += 1;
      return count;
    });
  }

  private async isRenewed(account: Account): Promise<boolean> {
    const credentials = this.accounts.credentialsOf(account.id);
    const isInUse = account.schedulable && this.accounts.credentialState(account.id) === 'usable';
    if (!credentials || !isInUse) return false;
    try {
      return await this.source.renewEarly(account, credentials, shareOf(account.id));
    } catch (error) {
      // The token is good for a while yet, and the next run or request tries again.
      this.logger.debug({ accountId: account.id, reason: String(error) }, 'a token could not be renewed early');
      return false;
    }
  }
}

/** The same for an account at every run and in every worker. */
export function shareOf(accountId: string): number {
  const point = hash('sha256', accountId, 'buffer').readUInt32BE() / HASH_VALUES;
  return DUE.least + (DUE.most - DUE.least) * point;
}
