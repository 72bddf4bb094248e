import { type RedisConnection, redisKeys, rollupScripts, runScript } from '@app/redis';
import { DAY_MS, dayOf } from '../records/index/index-fields';
import { UNPRICED_DAYS } from './unpriced-batch';

/** A request may come in on the day before that of its record. */
const MARGIN_DAYS = 1;

/** Takes away sums of what had no known price: of days that are shown no longer, or whose records are gone. */
export class UnpricedUsageRetention {
  constructor(
    private readonly connection: RedisConnection,
    /** How long records are kept; 0: for good. */
    private readonly keptDays: number,
    /** Milliseconds since the epoch. What it takes away does not come back, so a clock that is ahead must not be asked alone. */
    private readonly now: () => Promise<number>,
  ) {}

  /** @returns how many days were taken away */
  async run(): Promise<number> {
    const keys = redisKeys.unpricedUsage();
    const kept = this.keptDays === 0 ? UNPRICED_DAYS : Math.min(this.keptDays, UNPRICED_DAYS);
    const first = dayOf((await this.now()) - (kept + MARGIN_DAYS) * DAY_MS);
    const days = await this.connection.zrange(keys.days, '-inf', `(${first}`, 'BYSCORE');
    for (const day of days)
      await runScript(this.connection, rollupScripts.forget, [keys.days, keys.cells(Number(day))], [day]);
    return days.length;
  }
}
