import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { Calendar } from '@app/usage';
import { UsageNotices } from '@app/usage/worker';
import type { RepeatedTask } from '../../repeated-task';
import { KnownSpenders } from './known-spenders';

const EVERY_MS = 2_000;

/** Tells of budgets that are used up bit by bit, and of models without a price. */
export function createUsageNoticesTask(
  { timezone, budgetThresholdsPercent }: Pick<Settings, 'timezone' | 'budgetThresholdsPercent'>,
  redis: RedisConnection,
  logger: Logger,
): RepeatedTask {
  const notices = new UsageNotices(
    redis,
    new EventLog(redis, systemClock),
    new Calendar(timezone),
    new KnownSpenders(redis, systemClock),
    budgetThresholdsPercent,
    logger,
  );
  return { name: 'tell of budgets and unknown prices', everyMs: EVERY_MS, run: () => notices.run() };
}
