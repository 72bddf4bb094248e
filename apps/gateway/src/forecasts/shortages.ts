import { Inject, Injectable } from '@nestjs/common';
import { Accounts } from '@app/accounts';
import { ApiKeys } from '@app/api-keys';
import { Users, isActive } from '@app/auth';
import type { Clock, Limits } from '@app/common';
import { type LimitHolder, LimitStandings } from '@app/usage';
import { CLOCK } from '../bootstrap/tokens';
import { recentOf } from '../limits/budget.view';
import { HolderViews } from '../limits/holder-views';
import { AccountForecasts } from './account-forecasts';
import { type Shortage, budgetShortage, windowShortages } from './shortage';

type NamedHolder = LimitHolder & { readonly name: string };

/** Somebody who watches asks again and again, and every key with a budget is looked at for it. */
const KEEP_MS = 5_000;
/** Holders that are read together; requests of clients have a turn in between. */
const BATCH = 50;

const budgetFields = ['dailyCostUsd', 'weeklyCostUsd', 'monthlyCostUsd', 'totalCostUsd'] as const;
const hasBudget = (limits: Limits | undefined): boolean => budgetFields.some((name) => limits?.[name] !== undefined);

const isOver = (moment: string | undefined, now: number): boolean => moment !== undefined && Date.parse(moment) <= now;

/** Everything that runs out before it begins anew: accounts, and budgets of keys and people. */
@Injectable()
export class Shortages {
  private known: { readonly until: number; readonly shortages: Promise<readonly Shortage[]> } | undefined;

  constructor(
    private readonly accounts: Accounts,
    private readonly accountForecasts: AccountForecasts,
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly holders: HolderViews,
    private readonly standings: LimitStandings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As they were some seconds ago at the most, in no order. */
  list(): Promise<readonly Shortage[]> {
    const now = this.clock.monotonic();
    if (this.known && this.known.until > now) return this.known.shortages;
    const shortages = Promise.all([this.ofAccounts(), this.ofHolders()]).then((parts) => parts.flat());
    const known = { until: now + KEEP_MS, shortages };
    this.known = known;
    shortages.catch(() => {
      if (this.known === known) this.known = undefined;
    });
    return shortages;
  }

  private async ofAccounts(): Promise<Shortage[]> {
    const accounts = this.accounts.list();
    const forecasts = await this.accountForecasts.of(accounts);
    const now = this.clock.now();
    return accounts.flatMap(({ id, name }, index) => {
      const { windows = [], dailyCost } = forecasts[index] ?? {};
      const holder = { subject: 'account', id, name } as const;
      const ownBudget = dailyCost && budgetShortage(holder, dailyCost.budget, dailyCost.recent, now);
      return [...windowShortages(holder, windows), ...(ownBudget ? [ownBudget] : [])];
    });
  }

  private async ofHolders(): Promise<Shortage[]> {
    const holders = this.holdersWithBudgets();
    const found: Shortage[] = [];
    for (let from = 0; from < holders.length; from += BATCH) {
      const batch = holders.slice(from, from + BATCH);
      const ofBatch = await Promise.all(batch.map((holder) => this.ofHolder(holder)));
      found.push(...ofBatch.flat());
    }
    return found;
  }

  private async ofHolder({ kind, id, name, ...holder }: NamedHolder): Promise<Shortage[]> {
    const standing = await this.standings.of({ kind, id, ...holder });
    const now = this.clock.now();
    return standing.limits.budgets.flatMap(
      (budget) => budgetShortage({ subject: kind, id, name }, budget, recentOf(budget, standing), now) ?? [],
    );
  }

  private holdersWithBudgets(): NamedHolder[] {
    const users = this.users.list().filter((user) => isActive(user));
    const active = new Set(users.map(({ id }) => id));
    const now = this.clock.now();
    const keys = this.apiKeys
      .list()
      .filter(({ enabled, expiresAt, userId }) => enabled && !isOver(expiresAt, now) && active.has(userId));
    return [
      ...keys.map((apiKey) => ({ ...this.holders.holderOfKey(apiKey), name: apiKey.name })),
      ...users.map((user) => ({ ...this.holders.holderOfUser(user), name: user.username })),
    ].filter(({ limits }) => hasBudget(limits));
  }
}
