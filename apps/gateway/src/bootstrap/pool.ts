import { type Account, type AccountGroups, type AccountState, AccountStates, type Accounts } from '@app/accounts';
import type { Clock } from '@app/common';
import type { PlatformAdapters } from '@app/platforms';
import { type RedisConnection, WakeUps, redisKeys } from '@app/redis';
import { AccountHealth, AccountScheduler, AccountSlots, PoolRefusals } from '@app/scheduler';
import type { Logger } from '@app/telemetry';
import { type Calendar, type Pricing, WaitingLine } from '@app/usage';

export interface PoolConnections {
  readonly requests: RedisConnection;
  /** For nothing but hearing messages: whoever waits for a slot of key, user or account. */
  readonly messages: RedisConnection;
}

interface PoolParts {
  readonly accounts: Accounts;
  readonly accountGroups: AccountGroups;
  readonly adapters: PlatformAdapters;
  readonly pricing: Pricing;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Everything that decides which account serves a request, and who waits. */
export interface Pool {
  readonly states: AccountStates;
  readonly health: AccountHealth;
  readonly slots: AccountSlots;
  readonly scheduler: AccountScheduler;
  readonly line: WaitingLine;
  /** How an account fares, what is known of its host included. */
  stateOf(accountId: string): AccountState | undefined;
  /** An administrator says that all is well with an account. */
  reset(accountId: string): Promise<void>;
  start(): Promise<void>;
  /** Tells Redis what it has not been told yet. */
  stop(): Promise<void>;
}

export function createPool(connections: PoolConnections, parts: PoolParts): Pool {
  const { accounts, accountGroups: groups, adapters, pricing, calendar, clock, logger } = parts;
  const onHealthError = (error: unknown): void => logger.debug({ reason: String(error) }, 'account state not shared');
  const originOf = (account: Account): string => adapters[account.platform].originOf(account);
  const states = new AccountStates(connections.requests, clock);
  const health = new AccountHealth({ states, clock, random: Math.random, onError: onHealthError });
  const slots = new AccountSlots(connections, () => clock.monotonic());
  const refusals = new PoolRefusals(connections.requests, onHealthError);
  const scheduler = new AccountScheduler({
    ...{ accounts, groups, health, slots, refusals, clock, platforms: adapters },
    originOf,
    priceOf: ({ id, platform, modelMapping }, model) =>
      pricing.rate({ accountId: id, platform, calledAs: modelMapping?.[model] ?? model, at: clock.now() }),
    today: () => calendar.dayOf(clock.now()),
  });
  const originOfId = (id: string): string | undefined => {
    const account = accounts.get(id);
    return account && originOf(account);
  };
  const line = new WaitingLine();
  const lineSignals = new WakeUps(connections.messages, redisKeys.slotReleases(), (userId) => line.slotFreed(userId));
  const stateSignals = new WakeUps(connections.messages, redisKeys.accountStateChanges(), () => {
    void states.collection.sync().catch(onHealthError);
  });
  accounts.collection.onChange((id, account) => {
    // A record that cannot be read is as good as none, and may be back with the next version of it.
    if (!account) void health.forget(id).catch(() => undefined);
  });
  return {
    ...{ states, health, slots, scheduler, line },
    stateOf: (id) => health.stateOf(id, originOfId(id)),
    reset: async (id) => {
      await Promise.all([accounts.credentialVersions.clearReauthorisation(id), health.reset(id, originOfId(id))]);
    },
    start: async () => {
      health.start();
      refusals.start();
      await Promise.all([slots.start(), lineSignals.start(), stateSignals.start()]);
    },
    stop: async () => {
      slots.stop();
      lineSignals.stop();
      stateSignals.stop();
      await Promise.all([health.stop(), refusals.stop()]);
    },
  };
}
