import type { Clock } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';

/** Who did not sign in for so long is as good as somebody who never did. */
const KEPT_MS = 400 * 86_400_000;

/** When people last signed in to the control plane. */
export class LastSignIns {
  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async note(userId: string): Promise<void> {
    const now = this.clock.now();
    await this.connection.zadd(redisKeys.lastSignIns(), 'GT', now, userId);
    await this.connection.zremrangebyscore(redisKeys.lastSignIns(), '-inf', now - KEPT_MS);
  }

  /** User id → milliseconds since the epoch. */
  async all(): Promise<ReadonlyMap<string, number>> {
    const list = await this.connection.zrange(redisKeys.lastSignIns(), '0', '-1', 'WITHSCORES');
    const times = new Map<string, number>();
    for (let index = 0; index + 1 < list.length; index += 2) times.set(list[index] ?? '', Number(list[index + 1]));
    return times;
  }
}
