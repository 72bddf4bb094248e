import type { AccountState } from '@app/accounts';

/** What the control plane shows of how accounts fare. */
export interface AccountStateSource {
  stateOf(accountId: string): AccountState | undefined;
  /** Requests under way on the account; undefined: not known here. */
  runningOn?(accountId: string): number | undefined;
}
export const ACCOUNT_STATES = Symbol('AccountStateSource');

/** Clears all cooldowns of an account, on every gateway. */
export interface AccountReset {
  reset(accountId: string): Promise<void>;
}
export const ACCOUNT_RESET = Symbol('AccountReset');
