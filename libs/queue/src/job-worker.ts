import { type Job, Worker } from 'bullmq';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { type JobMap, QUEUE_PREFIX, type QueueName } from './job-map';

export type JobHandler<Name extends QueueName> = (
  job: Job<JobMap[Name], unknown>,
  token?: string,
) => Promise<void>;
export type JobWorker<Name extends QueueName> = Worker<JobMap[Name], unknown>;

export interface JobWorkerOptions {
  /** Jobs at the same time in this process. */
  readonly concurrency: number;
  /** How long a process that died keeps others from its jobs. */
  readonly lockMs?: number;
}

const LOCK_MS = 30_000;
/** A worker that is killed twice would end a job for good with BullMQ's own number, whatever its attempts say. */
const MOST_STALLS = 20;

/** @param connection of the purpose `background`; the worker opens a second one like it, to wait on */
export function createJobWorker<Name extends QueueName>(
  name: Name,
  handler: JobHandler<Name>,
  connection: RedisConnection,
  logger: Logger,
  { concurrency, lockMs = LOCK_MS }: JobWorkerOptions,
): JobWorker<Name> {
  const worker = new Worker<JobMap[Name], unknown, string>(name, handler, {
    ...{ connection, prefix: QUEUE_PREFIX, concurrency, maxStalledCount: MOST_STALLS },
    ...{ lockDuration: lockMs, stalledInterval: lockMs / 2 },
  });
  // Without a listener an error of the connection would end the process.
  worker.on('error', (error) => logger.debug({ queue: name, reason: error.message }, 'queue worker error'));
  return worker;
}
