import type { DomainEvent, EventType } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';

/** Everything of one kind that was ever to be told, handed over or not, the oldest first. */
export async function toldEvents(redis: RedisConnection, type: EventType): Promise<DomainEvent[]> {
  const entries = await redis.xrange(redisKeys.events().log, '-', '+');
  const events = entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as DomainEvent);
  return events.filter((event) => event.type === type);
}
