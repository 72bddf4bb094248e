import type { Account, AccountGroup, AccountState, Accounts } from '@app/accounts';
import type { Clock, Platform } from '@app/common';
import type { AccountFacts, Availability } from './eligibility';
import type { PoolRefusals } from './refusals/pool-refusals';
import type { AccountSlots } from './slots/account-slots';
import type { RankingFacts } from './strategies/rank-accounts';
import type { UseOrder } from './use-order';

/** How accounts fare, over all gateways. */
export interface HealthSource {
  /** @param now milliseconds since the epoch */
  availabilityOf(account: Account, origin: string, model: string, now: number): Availability;
  /** Undefined: nothing is to be said of the account. */
  stateOf(accountId: string): Pick<AccountState, 'firstByteMs' | 'spent'> | undefined;
}

/** What the pool is put together from. */
export interface PoolParts {
  readonly accounts: Pick<Accounts, 'credentialState'> & {
    readonly collection: Pick<Accounts['collection'], 'get' | 'values' | 'onChange'>;
  };
  readonly groups: { get(groupId: string): Pick<AccountGroup, 'strategy'> | undefined };
  readonly platforms: Readonly<Record<Platform, { readonly models: readonly string[] }>>;
  readonly health: HealthSource;
  readonly slots: Pick<AccountSlots, 'take' | 'wait' | 'hold' | 'running' | 'hints' | 'forget'>;
  readonly clock: Clock;
  /** Is told of requests that nothing could serve. */
  readonly refusals?: Pick<PoolRefusals, 'note'>;
  /** Where the account's requests go, for what is known of an address. */
  originOf(account: Account): string;
  /** What a model costs there, in any unit that is the same for all; undefined: not known. */
  priceOf(account: Account, model: string): number | undefined;
  /** The day that budgets of accounts count, such as `2026-11-21`. */
  today(): string;
}

export type PoolFacts = AccountFacts & RankingFacts;

/** What is known at this moment, for one request. */
export function factsNow(
  parts: PoolParts,
  uses: UseOrder,
  model: string,
  needsSerialLock: (account: Account) => boolean,
): PoolFacts {
  const { accounts, health, slots, platforms } = parts;
  const now = parts.clock.now();
  return {
    now,
    today: parts.today(),
    platformModels: ({ platform }) => platforms[platform].models,
    credentialState: (accountId) => accounts.credentialState(accountId),
    availability: (account) => health.availabilityOf(account, parts.originOf(account), model, now),
    spent: (accountId) => health.stateOf(accountId)?.spent,
    shortage: (account) => slots.hints.shortage(account.id, () => needsSerialLock(account)),
    mayProbe: (accountId) => slots.hints.probeInMs(accountId) === 0,
    lastUse: (accountId) => uses.lastUse(accountId),
    running: (accountId) => slots.running(accountId),
    firstByteMs: (accountId) => health.stateOf(accountId)?.firstByteMs,
    price: (account) => parts.priceOf(account, model),
  };
}
