import { type Job, Worker } from 'bullmq';
import { RedisClock, type RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { keepingLock } from './job-lock';
import { type JobMap, QUEUE_PREFIX, type QueueName } from './job-map';
import { backendOn } from './redis-clock-backend';

export type JobHandler<Name extends QueueName> = (job: Job<JobMap[Name], unknown>, token?: string) => Promise<void>;
export type JobWorker<Name extends QueueName> = Worker<JobMap[Name], unknown>;

export interface JobWorkerOptions {
  /** Jobs at the same time in this process. */
  readonly concurrency: number;
  /** How long a process that died keeps others from its jobs. */
  readonly lockMs?: number;
  /** After this long a job has failed, whether or not its handler ever returns. Absent: 10 minutes. */
  readonly timeLimitMs?: number;
  readonly watch?: JobWatch;
}

/** Who is told of jobs of this process. */
export interface JobWatch {
  began(): void;
  ended(outcome: JobOutcome): void;
}
export type JobOutcome = 'done' | 'failed';

const LOCK_MS = 30_000;
const TIME_LIMIT_MS = 600_000;
/** A worker that is killed twice would end a job for good with BullMQ's own number, whatever its attempts say. */
const MOST_STALLS = 20;
/** After Redis was away; BullMQ's own 15 seconds are longer than people wait. */
const RETRY_AFTER_MS = 1_000;

/** @param connection of the purpose `background`; the worker opens a second one like it, to wait on */
export function createJobWorker<Name extends QueueName>(
  name: Name,
  handler: JobHandler<Name>,
  connection: RedisConnection,
  logger: Logger,
  { concurrency, lockMs = LOCK_MS, timeLimitMs = TIME_LIMIT_MS, watch }: JobWorkerOptions,
): JobWorker<Name> {
  const worker = new Worker<JobMap[Name], unknown, string>(
    name,
    watched(keepingLock(handler, { lockMs, timeLimitMs }), watch),
    {
      ...{ connection, prefix: QUEUE_PREFIX, concurrency, maxStalledCount: MOST_STALLS },
      ...{ lockDuration: lockMs, stalledInterval: lockMs / 2, skipLockRenewal: true, runRetryDelay: RETRY_AFTER_MS },
    },
    backendOn(RedisClock.of(connection)),
  );
  // Without a listener an error of the connection would end the process.
  worker.on('error', (error) => logger.debug({ queue: name, reason: error.message }, 'queue worker error'));
  return worker;
}

function watched<Name extends QueueName>(handler: JobHandler<Name>, watch: JobWatch | undefined): JobHandler<Name> {
  return async (job, token) => {
    watch?.began();
    let outcome: JobOutcome = 'failed';
    try {
      await handler(job, token);
      outcome = 'done';
    } finally {
      watch?.ended(outcome);
    }
  };
}
