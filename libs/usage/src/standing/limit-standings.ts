import type { Clock, Limits } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys, runScript, standingScripts } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import { LocalTime } from '../calendar/local-time';
import { type LimitsStanding, limitsStanding } from './limits-standing';
import { type RecentSpending, spentInDays } from './recent-spending';
import { type RecentPeriods, type RecentUsage, recentCells, recentPeriods, recentUsage } from './recent-usage';

/** A key, or a user over all keys, and the limits that hold for it at this moment. */
export interface LimitHolder {
  readonly kind: 'key' | 'user';
  readonly id: string;
  /** Whose partition it is counted in; of a user the same as `id`. */
  readonly userId: string;
  readonly limits: Limits | undefined;
}

/** How much of its limits a key or a user has used, and what it used lately. */
export interface Standing extends RecentUsage {
  readonly limits: LimitsStanding;
  readonly lastDays: RecentSpending;
}

const ALL = '';
const NONE = '-';
const MINUTE_MS = 60_000;

/** Reads how much of their limits keys and users have used, where admission itself reads it. One script for each, which writes nothing. */
export class LimitStandings {
  private readonly time: LocalTime;
  private minute = NaN;
  private periods: RecentPeriods | undefined;

  /** @param timeZone that of the calendar */
  constructor(
    private readonly connection: RedisConnection,
    private readonly calendar: Calendar,
    timeZone: string,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.time = new LocalTime(timeZone);
  }

  /** @throws Error when the store cannot be asked */
  async of(holder: LimitHolder): Promise<Standing> {
    const { kind, id, userId, limits } = holder;
    const now = this.clock.now();
    const periods = this.periodsOf(now);
    const waiting = limits?.queue ? (kind === 'key' ? id : ALL) : NONE;
    const cells = recentCells(kind, partitionOf(userId), periods);
    const keys = [...keysOf(holder), ...cells];
    const figures = await runScript(this.connection, standingScripts.read, keys, [waiting, id]);
    return {
      limits: limitsStanding(limits, figures, this.calendar, now),
      lastDays: spentInDays(figures.spent, this.calendar, now),
      ...recentUsage(figures.cells, periods, now),
    };
  }

  private periodsOf(now: number): RecentPeriods {
    const minute = Math.floor(now / MINUTE_MS);
    if (this.periods && this.minute === minute) return this.periods;
    this.minute = minute;
    return (this.periods = recentPeriods(this.time, now));
  }
}

function keysOf({ kind, id, userId, limits }: LimitHolder): string[] {
  const partition = partitionOf(userId);
  const minutes = limits?.window?.minutes ?? 0;
  const line = [redisKeys.line(partition, userId), redisKeys.waiters(partition, userId)];
  if (kind === 'user') {
    const [held, spent] = [redisKeys.heldByUser(partition, id), redisKeys.spentByUser(partition, id)];
    return [held, spent, redisKeys.windowOfUser(partition, id, minutes), ...line];
  }
  const [held, spent] = [redisKeys.heldByKey(partition, id), redisKeys.spentByKey(partition, id)];
  return [held, spent, redisKeys.windowOfKey(partition, id, minutes), ...line];
}
