import { AccountStates } from '@app/accounts';
import { systemClock } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { type Calendar, Repricings, recountBy } from '@app/usage';
import { type AccountDayCosts, RepricingRunner } from '@app/usage/worker';
import type { WorkerPricing } from './create-pricing';
import type { RepeatedTask } from './repeated-task';

const EVERY_MS = 2_000;

/** Counts costs of past requests anew where somebody has asked for it. */
export function createRepricingTask(
  redis: RedisConnection,
  calendar: Calendar,
  { pricing, syncPrices }: Pick<WorkerPricing, 'pricing' | 'syncPrices'>,
): RepeatedTask {
  const repricings = new Repricings(redis, calendar, systemClock);
  const accountDayCosts = accountDayCostsIn(redis);
  const now = (): number => systemClock.now();
  const counting = { recount: recountBy(pricing), syncPrices, accountDayCosts };
  const runner = new RepricingRunner({ connection: redis, repricings, calendar, ...counting, now });
  return { name: 'count costs anew', everyMs: EVERY_MS, run: () => runner.run() };
}

/** A re-pricing is to the states of accounts what a process is that reports in batches. */
function accountDayCostsIn(redis: RedisConnection): AccountDayCosts {
  return {
    add: async (accountId, day, nanoDollars, { repricingId, portion }) => {
      // Nobody would take the state of an account away that has gone.
      if ((await redis.hexists(redisKeys.collection('accounts').records, accountId)) === 0) return;
      const states = new AccountStates(redis, systemClock, repricingId);
      const spent = { day, nanoDollars };
      await states.report(accountId, { batch: portion, windows: [], answers: 0, meanFirstByteMs: 0, spent });
    },
  };
}
