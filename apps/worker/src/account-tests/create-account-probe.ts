import { AccountStates, type Accounts } from '@app/accounts';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { Egress } from '@app/egress';
import { ModelCatalogue, createPlatformAdapters, createSharedCredentialSource } from '@app/platforms';
import type { RedisConnection } from '@app/redis';
import { AccountProbe, createSealerSource } from '@app/relay';
import { AccountHealth } from '@app/scheduler';
import type { Logger } from '@app/telemetry';
import { Calendar, PriceList, PriceOverrides, Pricing, RequestLedger, SharedPrices } from '@app/usage';
import type { CredentialVault } from '@app/vault';

export interface WorkerProbe {
  readonly probe: AccountProbe;
  /** Resolves when the probe knows accounts' credentials, states and prices as Redis has them. */
  look(): Promise<void>;
  /** Resolves when Redis has been told what answers said of their accounts, or could not be. */
  tell(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const SETTLE_WITHIN_MS = 5_000;

/** The part of a gateway that asks one account something. */
export function createAccountProbe(
  settings: Settings,
  redis: RedisConnection,
  accounts: Accounts,
  vault: CredentialVault,
  logger: Logger,
): WorkerProbe {
  const clock = systemClock;
  const adapters = createPlatformAdapters(settings);
  const egress = new Egress({
    ...settings,
    trustedOrigins: settings.sandboxUrl ? [new URL(settings.sandboxUrl).origin] : [],
  });
  accounts.collection.onChange((id) => egress.release(id));
  const states = new AccountStates(redis, clock);
  const onError = (error: unknown): void => logger.debug({ reason: String(error) }, 'account state not shared');
  const health = new AccountHealth({ states, clock, random: Math.random, onError });
  const ledger = new RequestLedger(redis, redis, new Calendar(settings.timezone), clock);
  const prices = new PriceList();
  const fetchedPrices = settings.pricesUrl === undefined ? [] : [new SharedPrices(redis, prices).collection];
  const overrides = new PriceOverrides(redis, prices, clock);
  const pricing = new Pricing(prices, (accountId) => accounts.get(accountId)?.pricing);
  const probe = new AccountProbe({
    ...{ accounts, adapters, egress, ledger, pricing, clock, health },
    credentialSource: createSharedCredentialSource({
      ...{ accounts, adapters, egress, connection: redis, vault, clock, logger },
      dataDirectory: settings.dataDirectory,
    }),
    catalogue: new ModelCatalogue(),
    sealers: createSealerSource(vault),
  });
  return {
    probe,
    look: async () => {
      const known = [accounts.credentialCollection, states.collection, ...fetchedPrices, overrides.collection];
      await Promise.all(known.map((collection) => collection.sync()));
    },
    tell: () => health.settled(),
    start: () => ledger.start(),
    stop: async () => {
      await Promise.all([ledger.stop(SETTLE_WITHIN_MS), health.stop()]);
      await egress.close();
    },
  };
}
