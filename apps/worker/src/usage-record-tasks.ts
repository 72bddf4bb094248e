import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { usageArchiveFolder } from '@app/usage';
import { UsageIndexWriter, UsageRetention } from '@app/usage/worker';
import type { Tasks } from './repeated-task';

const INDEX_EVERY_MS = 2_000;
const RETENTION_EVERY_MS = 600_000;

/** What is done for usage records: an index to find them by, files for those that are old, and their end in Redis. */
export function createUsageRecordTasks(
  { dataDirectory, usageArchive, usageRecordsKeptDays }: Settings,
  redis: RedisConnection,
): Tasks {
  const index = new UsageIndexWriter(redis);
  const archiveFolder = usageArchive ? usageArchiveFolder(dataDirectory) : undefined;
  const retention = new UsageRetention(redis, { keptDays: usageRecordsKeptDays, archiveFolder }, () =>
    systemClock.now(),
  );
  return {
    everywhere: [{ name: 'note which records there are', everyMs: INDEX_EVERY_MS, run: () => index.run() }],
    schedules: [{ name: 'archive and trim usage records', everyMs: RETENTION_EVERY_MS, run: () => retention.run() }],
  };
}
