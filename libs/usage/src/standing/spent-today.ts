import type { Clock } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import { sumOf } from './amounts';

interface HeldKey {
  readonly id: string;
  readonly userId: string;
}

/** What keys have spent today, as admission knows it: for a page of a list. */
export class SpentToday {
  constructor(
    private readonly connection: RedisConnection,
    private readonly calendar: Calendar,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Nano-dollars, in the order of the keys.
   * @throws Error when the store cannot be asked
   */
  ofKeys(apiKeys: readonly HeldKey[]): Promise<bigint[]> {
    const today = this.calendar.dayOf(this.clock.now());
    return Promise.all(
      apiKeys.map(async ({ id, userId }) => {
        const amount = await this.connection.hget(redisKeys.spentByKey(partitionOf(userId), id), today);
        return sumOf([amount ?? undefined]);
      }),
    );
  }
}
