import type { AuditKey } from '@app/audit';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import type { Logger, WorkerMetrics } from '@app/telemetry';
import { Calendar } from '@app/usage';
import { Reaper } from '@app/usage/worker';
import { createAuditTasks } from './audit-tasks';
import { createDirectorySyncTask } from './directory-sync-task';
import { createPricing } from './create-pricing';
import { createAccountEventTasks } from './events/create-account-event-tasks';
import { createRecordTasks } from './events/record-tasks';
import { createSystemTasks } from './events/system/create-system-tasks';
import { createUsageNoticesTask } from './events/usage/create-usage-notices-task';
import { createPriceTasks } from './price-tasks';
import { createPurgeTask } from './purge-task';
import { createRefreshTokensTask } from './refresh-tokens-task';
import { createRepricingTask } from './repricing-task';
import type { Tasks } from './repeated-task';
import { createRollupTasks } from './rollup-tasks';
import { createUsageRecordTasks } from './usage-record-tasks';

/** What the worker does, in one screen. */
export function createTasks(
  settings: Settings,
  redis: RedisConnection,
  auditKey: AuditKey,
  logger: Logger,
  metrics: WorkerMetrics,
): Tasks {
  const rollups = createRollupTasks(settings, redis);
  const usageRecords = createUsageRecordTasks(settings, redis);
  const { prices, pricing, syncPrices } = createPricing(settings, redis);
  const reaper = new Reaper(redis, pricing, new Calendar(settings.timezone), () => systemClock.now());
  const { records, keyExpiry } = createRecordTasks(settings, redis, logger);
  const priceTasks = createPriceTasks(settings, redis, prices, logger);
  const audit = createAuditTasks(settings, redis, auditKey, logger);
  return {
    everywhere: [
      ...rollups.everywhere,
      ...usageRecords.everywhere,
      { name: 'settle requests of dead gateways', everyMs: 5_000, run: () => syncPrices().then(() => reaper.run()) },
      createUsageNoticesTask(settings, redis, logger),
      ...createSystemTasks(settings, redis, logger, metrics),
      records,
      ...createAccountEventTasks(settings, redis, logger),
      ...priceTasks.everywhere,
      ...audit.everywhere,
    ],
    schedules: [
      ...rollups.schedules,
      ...usageRecords.schedules,
      createPurgeTask(redis, auditKey),
      createDirectorySyncTask(settings, redis, auditKey, logger),
      createRefreshTokensTask(settings, redis, auditKey, logger),
      keyExpiry,
      createRepricingTask(redis, new Calendar(settings.timezone), { pricing, syncPrices }),
      ...priceTasks.schedules,
      ...audit.schedules,
    ],
  };
}
