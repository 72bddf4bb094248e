import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { EventLog, OUTAGE_TICK_MS, RedisOutages } from '@app/events';
import type { RedisConnection } from '@app/redis';
import type { Logger, WorkerMetrics } from '@app/telemetry';
import type { RepeatedTask } from '../../repeated-task';
import { BackupNotices } from './backup-notices';
import { BackupTimes } from './backup-times';
import { redisTroubles } from './redis-trouble';
import { RedisTroubleNotices } from './redis-trouble-notices';

const TROUBLES_EVERY_MS = 60_000;
const BACKUPS_EVERY_MS = 600_000;

/** What each worker sees for itself of the ground that it stands on. */
export function createSystemTasks(
  { backupFolder, backupMaxAgeMs }: Pick<Settings, 'backupFolder' | 'backupMaxAgeMs'>,
  redis: RedisConnection,
  logger: Logger,
  metrics?: Pick<WorkerMetrics, 'watchRedis' | 'watchRedisTroubles' | 'watchBackups'>,
): RepeatedTask[] {
  const clock = systemClock;
  const log = new EventLog(redis, clock);
  const outages = new RedisOutages({ connection: redis, log, process: 'worker', clock, logger });
  metrics?.watchRedis(() => ({
    ...{ isConnected: redis.status === 'ready', silentSeconds: outages.silentForMs / 1_000 },
  }));
  const troubles = new RedisTroubleNotices(redis, log, () => clock.now());
  metrics?.watchRedisTroubles(Object.keys(redisTroubles), () => troubles.present);
  const tasks: RepeatedTask[] = [
    {
      name: 'notice when redis is away',
      everyMs: OUTAGE_TICK_MS,
      run: () => {
        outages.tick();
        return Promise.resolve(0);
      },
    },
    { name: 'look at how redis keeps its data', everyMs: TROUBLES_EVERY_MS, run: () => troubles.run() },
  ];
  if (backupFolder === undefined) return tasks;
  const backups = new BackupNotices({ folder: backupFolder, maxAgeMs: backupMaxAgeMs }, log, () => clock.now());
  const times = new BackupTimes(backupFolder, clock);
  metrics?.watchBackups(() => times.read(), backupMaxAgeMs / 1_000);
  return [...tasks, { name: 'look at backups', everyMs: BACKUPS_EVERY_MS, run: () => backups.run() }];
}
