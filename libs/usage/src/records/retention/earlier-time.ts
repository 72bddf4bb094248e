import { RedisClock, type RedisConnection } from '@app/redis';

/**
 * What is old enough to go, by our clock and by that of Redis: one of them that is ahead takes nothing away too early.
 * @param now milliseconds since the epoch, by our clock
 * @returns milliseconds since the epoch
 */
export async function earlierTime(connection: RedisConnection, now: number): Promise<number> {
  const clock = RedisClock.of(connection);
  await clock.keepFresh();
  return Math.min(clock.now(), now);
}
