import type { Clock, Limits } from '@app/common';
import {
  type RedisConnection,
  type StandingFigures,
  partitionOf,
  redisKeys,
  runScript,
  standingScripts,
} from '@app/redis';
import type { Calendar } from '../admission/calendar';
import { sumOf } from './amounts';
import { type LimitsStanding, limitsStanding } from './limits-standing';
import { type RecentSpending, recentSpending } from './recent-spending';

/** A key, or a user over all keys, and the limits that hold for it at this moment. */
export interface LimitHolder {
  readonly kind: 'key' | 'user';
  readonly id: string;
  /** Whose partition it is counted in; of a user the same as `id`. */
  readonly userId: string;
  readonly limits: Limits | undefined;
}

/** What a key or a user has used. Amounts in nano-dollars, by calendar day and month. */
export interface Standing {
  readonly limits: LimitsStanding;
  readonly spentToday: bigint;
  readonly spentThisMonth: bigint;
  readonly recent: RecentSpending;
}

const ALL = '';
const NONE = '-';

/** Reads how much of their limits keys and users have used, where admission itself reads it. One script for each, which writes nothing. */
export class LimitStandings {
  constructor(
    private readonly connection: RedisConnection,
    private readonly calendar: Calendar,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** @throws Error when the store cannot be asked */
  async of(holder: LimitHolder): Promise<Standing> {
    const { now: at, ...figures } = await this.figuresOf(holder);
    const now = this.clock.now();
    const { calendar } = this;
    return {
      limits: limitsStanding(holder.limits, { now: at, ...figures }, calendar, now),
      spentToday: sumOf([figures.spent[calendar.dayOf(now)]]),
      spentThisMonth: sumOf(calendar.daysOf('month', now).map((day) => figures.spent[day])),
      recent: recentSpending(figures.spent, calendar, now),
    };
  }

  private figuresOf({ kind, id, userId, limits }: LimitHolder): Promise<StandingFigures> {
    const partition = partitionOf(userId);
    const minutes = limits?.window?.minutes ?? 0;
    const keys =
      kind === 'key'
        ? [
            redisKeys.heldByKey(partition, id),
            redisKeys.spentByKey(partition, id),
            redisKeys.windowOfKey(partition, id, minutes),
          ]
        : [
            redisKeys.heldByUser(partition, id),
            redisKeys.spentByUser(partition, id),
            redisKeys.windowOfUser(partition, id, minutes),
          ];
    const line = [redisKeys.line(partition, userId), redisKeys.waiters(partition, userId)];
    const waiting = limits?.queue ? (kind === 'key' ? id : ALL) : NONE;
    return runScript(this.connection, standingScripts.read, [...keys, ...line], [waiting]);
  }
}
