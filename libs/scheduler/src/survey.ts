import type { Account, Strategy } from '@app/accounts';
import type { Route } from './binding';
import { type AccountFacts, type Reasons, ineligibilities, lacksOnlyRest, lacksOnlySlot } from './eligibility';
import { type RankingFacts, rankAccounts } from './strategies/rank-accounts';

export interface SurveyQuestion {
  readonly requestId: string;
  readonly userId: string;
  readonly model: string;
  readonly tried: ReadonlySet<string>;
  isCapable?(account: Account): boolean;
}

/** All accounts, looked at for one request within one scope. */
export interface Survey {
  readonly route: Route;
  readonly strategy: Strategy;
  readonly reasons: ReadonlyMap<string, Reasons>;
  /** Those that can serve, and those that could but for a free slot: both in one order of preference. */
  readonly servers: readonly Account[];
  /** Those that could serve but for a cooldown, in the order of preference. */
  readonly resting: readonly Account[];
}

/** Looks at each account once and ranks what is left. */
export function survey(
  accounts: Iterable<Account>,
  question: SurveyQuestion,
  route: Route,
  strategy: Strategy,
  facts: AccountFacts & RankingFacts,
): Survey {
  const reasons = new Map<string, Reasons>();
  const servers: Account[] = [];
  const resting: Account[] = [];
  const asked = { ...question, scope: route.scope };
  for (const account of accounts) {
    const against = ineligibilities(account, asked, facts);
    reasons.set(account.id, against);
    if (against.length === 0 || lacksOnlySlot(against)) servers.push(account);
    else if (lacksOnlyRest(against)) resting.push(account);
  }
  const ranking = { requestId: question.requestId, facts };
  return {
    ...{ route, strategy, reasons },
    servers: rankAccounts(strategy, servers, ranking),
    resting: rankAccounts(strategy, resting, ranking),
  };
}

/** Whether an account can serve now, or could but for a free slot. */
export function canServe({ reasons }: Survey, accountId: string): boolean {
  const against = reasons.get(accountId);
  return against !== undefined && (against.length === 0 || lacksOnlySlot(against));
}
