import type { AuditKey } from '@app/audit';
import type { Settings } from '@app/config';
import type { QueueName } from '@app/queue';
import { type AnyJobConsumer, JobConsumer, type JobHandler } from '@app/queue/worker';
import type { RedisConnection } from '@app/redis';
import type { Logger, Tracing, WorkerMetrics } from '@app/telemetry';
import { type AccountTests, TESTS_AT_ONCE } from './account-tests/create-account-tests';
import type { RepeatedTask } from './repeated-task';
import { createScheduleHandler } from './schedules/schedule-handler';
import { tracedJobs, tracedTask } from './traced';
import { ATTEMPTS_AT_ONCE, type WebhookDeliveries } from './webhooks/create-webhook-deliveries';

export interface QueuedWorkParts {
  readonly settings: Settings;
  readonly redis: RedisConnection;
  readonly auditKey: AuditKey;
  readonly schedules: readonly RepeatedTask[];
  readonly webhooks: WebhookDeliveries;
  readonly accountTests: AccountTests;
  readonly metrics: WorkerMetrics;
  /** Undefined: nobody traces work. */
  readonly tracing: Tracing | undefined;
  readonly logger: Logger;
}

/** How one queue's jobs are taken. */
interface Manner {
  /** Jobs at the same time in this process. */
  readonly concurrency: number;
  readonly lockMs?: number;
  readonly timeLimitMs?: number;
}

/** Ticks are few and short; one that takes long does not keep the others waiting. */
const forSchedules: Manner = { concurrency: 8, lockMs: 15_000, timeLimitMs: 15 * 60_000 };
/** An attempt has ended after 15 seconds, and its delivery is looked for again after 20, whatever became of its job. */
const forDeliveries: Manner = { concurrency: ATTEMPTS_AT_ONCE, lockMs: 30_000, timeLimitMs: 60_000 };

/** An account may take a minute to answer, and its sign-in service before it. */
const forAccountTests: Manner = { concurrency: TESTS_AT_ONCE, lockMs: 30_000, timeLimitMs: 3 * 60_000 };

/** The queues that the worker takes jobs from, in one screen. */
export function createConsumers(parts: QueuedWorkParts): AnyJobConsumer[] {
  const { redis, schedules, webhooks, accountTests, metrics, tracing, logger } = parts;
  const watches = {
    onJob: (queue: QueueName, outcome: 'done' | 'failed') => metrics.jobEnded(queue, outcome),
    onRestart: (queue: QueueName) => metrics.consumerRestarted(queue),
  };
  const consumer = <Name extends QueueName>(name: Name, handler: JobHandler<Name>, manner: Manner): AnyJobConsumer =>
    new JobConsumer(name, handler, redis, logger, { ...manner, ...watches });
  const report = metrics.taskRan.bind(metrics);
  const tasks = schedules.map((task) => tracedTask(task, tracing));
  return [
    consumer('schedules', createScheduleHandler(tasks, report, logger), forSchedules),
    consumer('webhook-deliveries', tracedJobs('webhook delivery', webhooks.handler, tracing), forDeliveries),
    consumer('account-tests', tracedJobs('account test', accountTests.handler, tracing), forAccountTests),
  ];
}
