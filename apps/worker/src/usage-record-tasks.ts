import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { usageArchiveFolder } from '@app/usage';
import {
  UnpricedUsageRetention,
  UnpricedUsageWriter,
  UsageIndexWriter,
  UsageRetention,
  earlierTime,
} from '@app/usage/worker';
import type { Tasks } from './repeated-task';

const INDEX_EVERY_MS = 2_000;
const UNPRICED_EVERY_MS = 2_000;
const RETENTION_EVERY_MS = 600_000;
const FORGET_EVERY_MS = 3_600_000;

/** What is done for usage records: an index to find them by, sums of those without a price, files for those that are old, and their end in Redis. */
export function createUsageRecordTasks(
  { dataDirectory, usageArchive, usageRecordsKeptDays }: Settings,
  redis: RedisConnection,
): Tasks {
  const index = new UsageIndexWriter(redis);
  const now = (): number => systemClock.now();
  const unpriced = new UnpricedUsageWriter(redis, now);
  const unpricedRetention = new UnpricedUsageRetention(redis, usageRecordsKeptDays, () => earlierTime(redis, now()));
  const archiveFolder = usageArchive ? usageArchiveFolder(dataDirectory) : undefined;
  const retention = new UsageRetention(redis, { keptDays: usageRecordsKeptDays, archiveFolder }, now);
  return {
    everywhere: [
      { name: 'note which records there are', everyMs: INDEX_EVERY_MS, run: () => index.run() },
      { name: 'add up what has no price', everyMs: UNPRICED_EVERY_MS, run: () => unpriced.run() },
    ],
    schedules: [
      { name: 'archive and trim usage records', everyMs: RETENTION_EVERY_MS, run: () => retention.run() },
      { name: 'forget old sums of what had no price', everyMs: FORGET_EVERY_MS, run: () => unpricedRetention.run() },
    ],
  };
}
