import { Queue } from 'bullmq';
import { RedisClock, type RedisConnection } from '@app/redis';
import { type JobMap, QUEUE_PREFIX, type QueueName } from './job-map';
import { backendOn } from './redis-clock-backend';

export type JobQueue<Name extends QueueName> = Queue<JobMap[Name], unknown>;

/** @param connection of the purpose `background`; it is shared, and not closed with the queue */
export function createJobQueue<Name extends QueueName>(name: Name, connection: RedisConnection): JobQueue<Name> {
  const queue = new Queue<JobMap[Name], unknown, string>(
    name,
    {
      connection,
      prefix: QUEUE_PREFIX,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: { count: 1_000, age: 14 * 24 * 60 * 60 } },
    },
    backendOn(RedisClock.of(connection)),
  );
  // Without a listener BullMQ prints what calls of the queue tell their callers anyway.
  queue.on('error', () => undefined);
  return queue;
}
