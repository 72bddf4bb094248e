import type { EventLog } from '@app/events';
import { type RedisConnection, redisKeys, serverInfos } from '@app/redis';
import { type RedisTrouble, redisTroubles, troublesOf } from './redis-trouble';

interface Seen {
  /** Milliseconds since the epoch. */
  readonly since: number;
  isTold: boolean;
}

/** While it lasts, it is told again after so long. */
const NAME_COUNTS_MS = 30 * 86_400_000;
/** All workers that could not say it while it lasted say it within the minute in which each of them looks. */
const SAME_END_MS = 180_000;

/**
 * Tells when Redis answers and is not to be relied on, once for each time that this begins. Since when is kept in Redis, for all workers;
 * and in this process for as long as Redis takes no writes, which is one of the troubles: it is told of when it is over.
 */
export class RedisTroubleNotices {
  private readonly seen = new Map<RedisTrouble, Seen>();
  private readonly key = redisKeys.events().redisTroubles;

  constructor(
    private readonly connection: RedisConnection,
    private readonly log: Pick<EventLog, 'publish'>,
    private readonly now: () => number,
    private readonly look = async () => troublesOf(await serverInfos(connection)),
  ) {}

  /** What was wrong when somebody looked last. */
  get present(): readonly RedisTrouble[] {
    return [...this.seen.keys()];
  }

  /** @returns how many events came of it */
  async run(): Promise<number> {
    const present = await this.look();
    for (const trouble of present)
      if (!this.seen.has(trouble)) this.seen.set(trouble, { since: this.now(), isTold: false });
    let told = 0;
    for (const [trouble, seen] of this.seen) {
      const isOver = !present.includes(trouble);
      if (!(isOver && seen.isTold) && (await this.tell(trouble, seen.since, isOver))) told += 1;
      seen.isTold = true;
      if (isOver) this.seen.delete(trouble);
    }
    await this.forgetExcept(present);
    return told;
  }

  /** Since when it was is known to each worker alone where it is over, and Redis took no writes meanwhile. */
  private async tell(trouble: RedisTrouble, ownSince: number, isOver: boolean): Promise<boolean> {
    await this.connection.hsetnx(this.key, trouble, ownSince);
    const since = Number(await this.connection.hget(this.key, trouble)) || ownSince;
    const at = new Date(since).toISOString();
    return this.log.publish({
      type: 'system.redis_degraded',
      at,
      summary: `Redis ${redisTroubles[trouble]}`,
      data: { problem: trouble, since: at },
      once: isOver
        ? { name: `system.redis_degraded:${trouble}:over`, forMs: SAME_END_MS }
        : { name: `system.redis_degraded:${trouble}:${since}`, forMs: NAME_COUNTS_MS },
    });
  }

  /** Also what ended while no worker looked. */
  private async forgetExcept(present: readonly RedisTrouble[]): Promise<void> {
    const kept: readonly string[] = present;
    const over = (await this.connection.hkeys(this.key)).filter((trouble) => !kept.includes(trouble));
    if (over.length > 0) await this.connection.hdel(this.key, ...over);
  }
}
