import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { RollupsRetention, RollupsWriter, earlierTime } from '@app/usage/worker';
import type { Tasks } from './repeated-task';

const FORGET_EVERY_MS = 3_600_000;

/** What is done for the sums of usage. */
export function createRollupTasks(settings: Settings, redis: RedisConnection): Tasks {
  const writer = new RollupsWriter(redis, settings.timezone);
  const retention = new RollupsRetention(redis, settings, () => earlierTime(redis, systemClock.now()));
  return {
    everywhere: [{ name: 'add usage to totals', everyMs: 1_000, run: () => writer.run() }],
    schedules: [{ name: 'forget old sums of usage', everyMs: FORGET_EVERY_MS, run: () => retention.run() }],
  };
}
