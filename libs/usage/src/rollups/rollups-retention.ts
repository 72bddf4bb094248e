import { type RedisConnection, redisKeys, rollupScripts, runScript } from '@app/redis';
import { dayNumber } from '../calendar/calendar-days';
import { dimensions } from './dimensions';
import { dayKey } from '../calendar/day-key';
import { partitions } from './rollup-place';
import type { RollupSettings } from './rollup-settings';

/** Clocks differ, and a time zone may be changed: what a reader still shows is not taken away. */
const MARGIN_DAYS = 2;
const BATCH = 100;

/** Takes away the cells of periods that are kept no longer. */
export class RollupsRetention {
  constructor(
    private readonly connection: RedisConnection,
    private readonly settings: RollupSettings,
    /** Milliseconds since the epoch. What it takes away does not come back, so a clock that is ahead must not be asked alone. */
    private readonly now: () => Promise<number>,
  ) {}

  /** @returns how many periods were taken away */
  async run(): Promise<number> {
    const today = dayNumber(dayKey(await this.now(), this.settings.timezone));
    let count = 0;
    for (const place of [...partitions, 'all' as const]) {
      const keys = redisKeys.usageRollups(place);
      const names = dimensions.filter(({ isOfPartition }) => isOfPartition === (place !== 'all'));
      for (const [list, days] of [
        [keys.hours, this.settings.usageHoursKeptDays],
        [keys.days, this.settings.usageDaysKeptDays],
      ] as const) {
        if (days === 0) continue;
        count += await this.forgetBefore(list, today - days - MARGIN_DAYS, (period) => {
          const [level = '', name = ''] = period.split(' ');
          return names.map((dimension) => keys.cells(level, name, dimension.name));
        });
      }
    }
    return count;
  }

  private async forgetBefore(
    list: string,
    day: number,
    cellsOf: (period: string) => readonly string[],
  ): Promise<number> {
    for (let count = 0; ;) {
      const periods = await this.connection.zrange(list, '-inf', `(${day}`, 'BYSCORE', 'LIMIT', 0, BATCH);
      for (const period of periods)
        await runScript(this.connection, rollupScripts.forget, [list, ...cellsOf(period)], [period]);
      count += periods.length;
      if (periods.length < BATCH) return count;
    }
  }
}
