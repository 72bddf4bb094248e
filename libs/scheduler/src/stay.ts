import type { Account, Strategy } from '@app/accounts';
import { type Route, routesOf } from './binding';
import { ineligibilities } from './eligibility';
import type { PoolFacts, PoolParts } from './pool-parts';
import type { ScheduleQuestion } from './schedule-question';
import { strategyWithin } from './strategies/strategy-within';
import { mayBeTooSlow } from './too-slow';

export interface Stay {
  readonly account: Account;
  readonly route: Route;
  readonly strategy: Strategy;
}

/**
 * The account of the conversation, where it can go on as it is. Most requests are turns of a conversation, and of a thousand other
 * accounts nothing need be known then.
 */
export function stayOf(
  { accounts, groups }: PoolParts,
  question: ScheduleQuestion,
  tried: ReadonlySet<string>,
  facts: PoolFacts,
): Stay | undefined {
  const { affineAccountId, binding } = question;
  const account = affineAccountId === undefined ? undefined : accounts.collection.get(affineAccountId);
  const [route] = routesOf(binding);
  if (!account || !route || mayBeTooSlow(facts.firstByteMs(account.id))) return undefined;
  const { scope } = route;
  if (ineligibilities(account, { ...question, scope, tried }, facts).length > 0) return undefined;
  return { account, route, strategy: strategyWithin(scope, groups) };
}
