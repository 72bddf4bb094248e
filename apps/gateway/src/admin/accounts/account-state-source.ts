import type { Account, AccountState } from '@app/accounts';
import type { ProbeQuestion, ProbeResult, ProbeWatcher } from '@app/relay';

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

/** Asks one account a short question. */
export interface AccountTest {
  /** @throws GatewayError where there is no model to ask for, or the watcher went away */
  probe(account: Account, userId: string, question: ProbeQuestion, watcher?: ProbeWatcher): Promise<ProbeResult>;
}
export const ACCOUNT_TEST = Symbol('AccountTest');
