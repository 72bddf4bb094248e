import type { Account, AccountState } from '@app/accounts';
import { type ListOrder, momentIn } from '../../control-plane/paging/list-order';
import type { AccountSort } from './account-query';
import type { AccountStatus } from './account-state.view';

/** How an account fares, as far as lists are sorted by it. */
export interface AccountFigures {
  readonly statusOf: (account: Account) => AccountStatus;
  readonly stateOf: (accountId: string) => AccountState | undefined;
  readonly runningOn: (accountId: string) => number | undefined;
  /** Milliseconds since the epoch. */
  readonly lastUseOf: (accountId: string) => number | undefined;
  /** By the calendar of the relay. */
  readonly today: string;
}

/** What somebody has to do something about comes first. */
const urgency: Readonly<Record<AccountStatus, number>> = {
  ...{ needs_reauth: 0, unreadable: 1, expired: 2, cooling: 3, paused: 4, available: 5 },
};

export function accountOrder(figures: AccountFigures): ListOrder<AccountSort, Account> {
  const { statusOf, stateOf, runningOn, lastUseOf, today } = figures;
  return {
    values: {
      name: ({ name }) => name,
      platform: ({ platform }) => platform,
      priority: ({ priority }) => priority,
      createdAt: ({ createdAt }) => momentIn(createdAt),
      expiresAt: ({ expiresAt }) => momentIn(expiresAt),
      state: (account) => urgency[statusOf(account)],
      running: ({ id }) => runningOn(id),
      firstByteMs: ({ id }) => stateOf(id)?.firstByteMs,
      spent: ({ id }) => Number(spentOn(today, stateOf(id))),
      lastUsedAt: ({ id }) => lastUseOf(id),
    },
    otherwise: 'createdAt',
  };
}

/** Nano-dollars. */
export const spentOn = (day: string, state: AccountState | undefined): bigint =>
  state?.spent?.day === day ? BigInt(state.spent.nanoDollars) : 0n;
