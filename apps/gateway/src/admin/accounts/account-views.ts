import { Inject, Injectable } from '@nestjs/common';
import { type Account, Accounts } from '@app/accounts';
import type { Clock } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { AccountForecasts } from '../../forecasts/account-forecasts';
import { withChanges } from '../../control-plane/validation/with-changes';
import { ACCOUNT_STATES, type AccountStateSource } from './account-state-source';
import { type AccountAnswer, viewOfAccount } from './account.view';
import type { AccountStatus } from './account-state.view';
import { accountStatusOf, viewOfAccountState } from './view-account-state';

/** Accounts as they are shown, with how they fare at this moment. */
@Injectable()
export class AccountViews {
  constructor(
    private readonly accounts: Accounts,
    @Inject(ACCOUNT_STATES) private readonly states: AccountStateSource,
    private readonly forecasts: AccountForecasts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With when they run out, which takes a look into the store. */
  async withForecasts(accounts: readonly Account[]): Promise<AccountAnswer[]> {
    const forecasts = await this.forecasts.viewsOf(accounts);
    return accounts.map((account, index) => withChanges(this.of(account), { forecast: forecasts[index] }));
  }

  statusOf(account: Account): AccountStatus {
    const credentialState = this.accounts.credentialState(account.id);
    const state = this.states.stateOf(account.id);
    return accountStatusOf({ account, credentialState, state, now: this.clock.now() });
  }

  of(account: Account): AccountAnswer {
    const credentialState = this.accounts.credentialState(account.id);
    const reauthorisation = this.accounts.reauthorisationOf(account.id);
    const state = this.states.stateOf(account.id);
    const running = this.states.runningOn?.(account.id);
    const now = this.clock.now();
    return viewOfAccount(
      account,
      credentialState,
      viewOfAccountState({ account, credentialState, reauthorisation, state, running, now }),
    );
  }
}
