import type { Account, Strategy } from '@app/accounts';
import { requestHash } from './request-hash';

/** What strategies compare besides the accounts' own settings. */
export interface RankingFacts {
  /** Rises with every choice; 0: never chosen. */
  lastUse(accountId: string): number;
  /** Requests under way. */
  running(accountId: string): number;
  /** Recent time to the first byte in milliseconds; undefined: not known. */
  firstByteMs(accountId: string): number | undefined;
  /** In whatever unit, of the model asked for; undefined: not known. */
  price(account: Account): number | undefined;
}

export interface RankingQuestion {
  readonly requestId: string;
  readonly facts: RankingFacts;
}

/** Smaller numbers first; the account's id decides what is equal in all of them. */
type Criteria = (account: Account, question: RankingQuestion) => readonly number[];

/** One request in so many goes to the account that was used longest ago, so that a slow one can show that it has recovered. */
const EXPLORES_ONE_IN = 20;
/** One request in so many prefers accounts of unknown speed: those that never answer must not take all. */
const MEASURES_ONE_IN = 4;
/** Times to the first byte within such a factor count as equal: the load is spread, not heaped on the fastest. */
const SAME_SPEED = Math.log(1.25);

const leastRecentlyUsed: Criteria = ({ id }, { facts }) => [facts.lastUse(id)];
const byChance: Criteria = ({ id, weight = 1 }, { requestId }) => [
  // Weighted rendezvous hashing: the lowest of these is each account's with a probability in proportion to its weight.
  -Math.log(requestHash(`${requestId} ${id}`)) / weight,
];

const criteria: Readonly<Record<Strategy, Criteria>> = {
  priority: (account, { facts }) => [account.priority, facts.lastUse(account.id)],
  'round-robin': leastRecentlyUsed,
  shuffle: byChance,
  'least-busy': ({ id }, { facts }) => [facts.running(id), facts.lastUse(id)],
  latency: (account, question) => latencyCriteria(account, question),
  cost: (account, { facts }) => [facts.price(account) ?? Number.POSITIVE_INFINITY, facts.lastUse(account.id)],
  failover: ({ priority, createdAt }) => [priority, Date.parse(createdAt)],
};

function latencyCriteria({ id }: Account, { requestId, facts }: RankingQuestion): readonly number[] {
  const lot = requestHash(requestId);
  if (lot < 1 / EXPLORES_ONE_IN) return [facts.lastUse(id)];
  const firstByteMs = facts.firstByteMs(id);
  if (firstByteMs === undefined) {
    const isMeasured = lot < 1 / EXPLORES_ONE_IN + 1 / MEASURES_ONE_IN;
    return [isMeasured ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, facts.lastUse(id)];
  }
  return [Math.floor(Math.log(Math.max(1, firstByteMs)) / SAME_SPEED), facts.lastUse(id)];
}

/** All accounts, the one to try first at the front. Pure: the order in which they come makes no difference. */
export function rankAccounts(strategy: Strategy, accounts: readonly Account[], question: RankingQuestion): Account[] {
  if (accounts.length < 2) return [...accounts];
  const criteriaOf = criteria[strategy];
  return accounts
    .map((account) => ({ account, values: criteriaOf(account, question) }))
    .sort((first, second) => compare(first.values, second.values) || compareText(first.account.id, second.account.id))
    .map(({ account }) => account);
}

function compare(first: readonly number[], second: readonly number[]): number {
  for (let index = 0; index < first.length; index += 1) {
    const [one, other] = [first[index] ?? 0, second[index] ?? 0];
    // Not by subtraction: two infinities are equal.
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function compareText(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
