import { noTokens, systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import {
  Calendar,
  type CostRecount,
  type Repricing,
  type RepricingQuestion,
  type RepricingSums,
  Repricings,
  type UsageRecord,
  addSums,
  noRepricingSums,
  repricingSumsOf,
} from '@app/usage';
import { type AccountDayCosts, RepricingRunner } from '@app/usage/worker';
import { usageRecord } from '../usage-records';

export const calendar = new Calendar('UTC');
export const repricingsOn = (connection: RedisConnection): Repricings =>
  new Repricings(connection, calendar, systemClock);
const always = { from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };

/** What accounts cost more or less today, once for each portion, as the script of their states does it. */
export class AccountDays implements AccountDayCosts {
  readonly amounts = new Map<string, bigint>();
  private readonly counted = new Map<string, number>();

  add(
    accountId: string,
    _: string,
    difference: bigint,
    { repricingId, portion }: { repricingId: string; portion: number },
  ): Promise<void> {
    const name = `${accountId} ${repricingId}`;
    if ((this.counted.get(name) ?? 0) >= portion) return Promise.resolve();
    this.counted.set(name, portion);
    this.amounts.set(accountId, (this.amounts.get(accountId) ?? 0n) + difference);
    return Promise.resolve();
  }
}

export const runnerOn = (
  connection: RedisConnection,
  recount: CostRecount,
  accountDayCosts: AccountDayCosts = new AccountDays(),
): RepricingRunner =>
  new RepricingRunner({
    ...{ connection, repricings: repricingsOn(connection), calendar, recount, accountDayCosts },
    syncPrices: () => Promise.resolve(),
    now: () => Date.now(),
  });

/** Prices by model: nano-dollars for each token of output; a model that is not there has no price. */
export const pricesOf =
  (prices: Readonly<Record<string, number>>): CostRecount =>
  ({ model, calledAs, tokens }) => {
    const price = prices[calledAs ?? model];
    const cost = price === undefined ? null : (BigInt(price) * BigInt(tokens.output)).toString();
    return { costNanoDollars: cost, priceIds: [`${calledAs ?? model}@${price ?? ''}`] };
  };

export const totalOf = ({ sumsByModel }: Repricing): RepricingSums =>
  Object.values(sumsByModel).map(repricingSumsOf).reduce(addSums, noRepricingSums);

/** Ten tokens of output of model `a` for 100 nano-dollars, by one of three people with keys of their own. */
export const recordOf = (index: number, differences: Partial<UsageRecord> = {}): UsageRecord =>
  usageRecord({
    ...{ requestId: `req_${index}`, userId: `usr_${index % 3}`, keyId: `key_${index % 5}_${index % 3}` },
    ...{ accountId: `acc_${index % 2}`, tokens: { ...noTokens, output: 10 }, model: 'a', costNanoDollars: '100' },
    ...differences,
  });

export async function startRepricing(
  connection: RedisConnection,
  question: Partial<RepricingQuestion> = {},
  apply = true,
): Promise<Repricing> {
  const created = await repricingsOn(connection).create({ question: { ...always, ...question }, apply });
  if (created === 'too-many') throw new Error('too many re-pricings wait');
  return created;
}
