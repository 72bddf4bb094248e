import type { AnyJobConsumer } from '@app/queue/worker';
import { RedisClock, type RedisConnection } from '@app/redis';

export interface ReadinessParts {
  /** One that fails soon where Redis is away. */
  readonly connection: RedisConnection;
  readonly consumers: readonly AnyJobConsumer[];
  readonly isDraining: () => boolean;
}

/** Why this worker should not be counted on; nothing where it can. */
export async function reasonsAgainst({ connection, consumers, isDraining }: ReadinessParts): Promise<string[]> {
  if (isDraining()) return ['draining'];
  const answer = await connection.ping().catch(() => undefined);
  if (answer === undefined) return ['redis_unreachable'];
  const clock = RedisClock.of(connection);
  await clock.keepFresh();
  return [
    ...(clock.isSkewed ? ['clock_skewed'] : []),
    ...consumers.filter(({ isStuck }) => isStuck).map(({ name }) => `consumer_stuck:${name}`),
  ];
}
