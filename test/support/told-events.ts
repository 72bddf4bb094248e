import type { DomainEvent, EventType } from '@app/common';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';

const MOST = 10_000;

/** Everything of one kind that is to be told, the oldest first. */
export async function toldEvents(redis: RedisConnection, type: EventType): Promise<DomainEvent[]> {
  const entries = await new EventLog(redis, systemClock).waiting(MOST);
  return entries.flatMap(({ event }) => (event?.type === type ? [event] : []));
}
