import type { RedisConnection } from '@app/redis';
import { type RollupSettings, RollupsReader } from '@app/usage';
import { RollupsWriter } from '@app/usage/worker';

export const keptForEver: RollupSettings = { timezone: 'UTC', usageHoursKeptDays: 0, usageDaysKeptDays: 0 };

/** Who adds usage up and who reads it; what a test is about stands in `differences`. */
export function openRollups(
  redis: RedisConnection,
  now: () => number = () => Date.now(),
  differences: Partial<RollupSettings> = {},
): { reader: RollupsReader; writer: RollupsWriter } {
  const settings = { ...keptForEver, ...differences };
  return { reader: new RollupsReader(redis, settings, now), writer: new RollupsWriter(redis, settings.timezone) };
}
