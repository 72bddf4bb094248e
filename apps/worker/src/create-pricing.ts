import { Accounts } from '@app/accounts';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { PriceList, PriceOverrides, Pricing } from '@app/usage';
import { CredentialVault } from '@app/vault';

export interface WorkerPricing {
  readonly prices: PriceList;
  readonly pricing: Pricing;
  /** Resolves when the prices of administrators and accounts are known as Redis has them: before anything is counted. */
  readonly syncPrices: () => Promise<void>;
}

/** What a worker counts costs by. */
export function createPricing({ masterKeys }: Pick<Settings, 'masterKeys'>, redis: RedisConnection): WorkerPricing {
  const prices = new PriceList();
  const overrides = new PriceOverrides(redis, prices, systemClock);
  const accounts = new Accounts(redis, new CredentialVault(masterKeys), systemClock);
  return {
    ...{ prices, pricing: new Pricing(prices, (accountId) => accounts.get(accountId)?.pricing) },
    syncPrices: async () => {
      await Promise.all([overrides.collection.sync(), accounts.collection.sync()]);
    },
  };
}
