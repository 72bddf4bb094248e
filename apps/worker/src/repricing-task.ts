import { systemClock } from '@app/common';
import { type RedisConnection, accountStateScripts, redisKeys, runScript } from '@app/redis';
import { type Calendar, Repricings, recountBy } from '@app/usage';
import { type AccountDayCosts, RepricingRunner } from '@app/usage/worker';
import type { WorkerPricing } from './create-pricing';
import type { RepeatedTask } from './repeated-task';

const EVERY_MS = 2_000;
/** Longer than a portion may be repeated after. */
const REMEMBER_MS = 24 * 60 * 60 * 1_000;

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
  const { records, revision, changes } = redisKeys.collection('account-states');
  return {
    add: async (accountId, day, nanoDollars, { repricingId, portion }) => {
      const keys = [records, revision, changes, redisKeys.accountReports(repricingId)];
      const [noWindows, noAnswers, noMean, noWeight] = ['{}', 0, 0, 0];
      await runScript(redis, accountStateScripts.report, keys, [
        ...[accountId, portion, REMEMBER_MS, noWindows, noAnswers, noMean, noWeight],
        ...[day, nanoDollars.toString()],
      ]);
    },
  };
}
