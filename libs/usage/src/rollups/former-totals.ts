import { type RedisConnection, redisKeys } from '@app/redis';
import { dayAfter } from '../calendar/calendar-days';
import type { TouchedPeriod } from './rollup-batch';

/**
 * Sums as versions before the rollups kept them: a hash a day, and a cursor. Every record that they contain is still in its stream, from the
 * beginning of which the rollups are made, and the days of those records are the names of the hashes.
 */
export class FormerTotals {
  constructor(private readonly connection: RedisConnection) {}

  /** Before the batch is written: whoever dies in between does it again. */
  async forgetDays(partition: number, touched: readonly TouchedPeriod[]): Promise<void> {
    const days = touched.filter(({ level }) => level === 'day').map(({ period }) => period);
    // The time zone may have been another one.
    const hashes = days.flatMap((day) =>
      [-1, 0, 1].map((shift) => redisKeys.usageDay(partition, dayAfter(day, shift))),
    );
    if (hashes.length > 0) await this.connection.unlink(...hashes);
  }

  async forgetCursor(partition: number): Promise<void> {
    await this.connection.unlink(redisKeys.usageCursor(partition));
  }
}
