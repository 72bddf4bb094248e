import { Inject, Injectable } from '@nestjs/common';
import { type Account, AccountReadings, type WindowForecast, forecastWindow } from '@app/accounts';
import type { Clock } from '@app/common';
import { type BudgetStanding, Calendar, type RecentSpending } from '@app/usage';
import { ACCOUNT_STATES, type AccountStateSource } from '../admin/accounts/account-state-source';
import { CLOCK } from '../bootstrap/tokens';
import type { Plain } from '../control-plane/plain';
import { viewOfBudget } from '../limits/budget.view';
import { accountBudget } from './account-budget';
import { type AccountForecastView, viewOfWindowForecast } from './account-forecast.view';

export interface AccountForecast {
  readonly windows: readonly WindowForecast[];
  readonly dailyCost: { readonly budget: BudgetStanding; readonly recent: RecentSpending } | undefined;
}

/** When accounts run out of what their upstreams give them, and of their own budget. */
@Injectable()
export class AccountForecasts {
  constructor(
    private readonly readings: AccountReadings,
    @Inject(ACCOUNT_STATES) private readonly states: AccountStateSource,
    private readonly calendar: Calendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of the accounts. */
  async of(accounts: readonly Account[]): Promise<AccountForecast[]> {
    const known = accounts.map((account) => ({ account, state: this.states.stateOf(account.id) }));
    const withWindows = known.filter(({ state }) => state && state.windows.length > 0);
    const histories = await this.readings.read(withWindows.map(({ account }) => account.id));
    return known.map(({ account, state }) => {
      const counting = (state?.windows ?? []).filter(({ resetsAt = Infinity }) => resetsAt > histories.now);
      const ofWindows = histories.of(account.id);
      return {
        windows: counting.map((window) => forecastWindow(window, ofWindows.get(window.name) ?? [], histories.now)),
        dailyCost: accountBudget(account, state, this.calendar, this.clock.now()),
      };
    });
  }

  /** In the order of the accounts. */
  async viewsOf(accounts: readonly Account[]): Promise<Plain<AccountForecastView>[]> {
    const forecasts = await this.of(accounts);
    return forecasts.map(({ windows, dailyCost }) => ({
      windows: windows.map(viewOfWindowForecast),
      ...(dailyCost ? { dailyCost: viewOfBudget(dailyCost.budget, dailyCost.recent, this.clock.now()) } : {}),
    }));
  }
}
