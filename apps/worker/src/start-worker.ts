import type { AuditKey } from '@app/audit';
import { systemClock, unlessAborted } from '@app/common';
import type { Settings } from '@app/config';
import { createJobQueue, queueNames, readQueueFigures } from '@app/queue';
import type { AnyJobConsumer } from '@app/queue/worker';
import { Instances, RedisClock, type RedisConnection, connectRedis, thisInstance } from '@app/redis';
import { type Logger, WorkerMetrics, buildInfo, startTracing } from '@app/telemetry';
import { usageLagSeconds } from '@app/usage/worker';
import { createAccountTests } from './account-tests/create-account-tests';
import { createHealthServer } from './health/health-server';
import { reasonsAgainst } from './health/readiness';
import { createConsumers } from './queued-work';
import { Repeater } from './repeater';
import { ScheduleDeclaration } from './schedules/schedule-declaration';
import { createTasks } from './tasks';
import { createWebhookDeliveries } from './webhooks/create-webhook-deliveries';

export interface WorkerParts {
  readonly settings: Settings;
  readonly redis: RedisConnection;
  readonly redisUrl: string;
  readonly auditKey: AuditKey;
  readonly logger: Logger;
}

export interface RunningWorker {
  /** Takes nothing new from now on, and says so; what is under way may end, until `giveUp` aborts. */
  stop(giveUp: AbortSignal): Promise<void>;
}

const LOOK_AT_CONSUMERS_MS = 5_000;
const MEND_SCHEDULES_MS = 60_000;

/** @throws what Redis says, and where the port is taken */
export async function startWorker({ redisUrl, ...parts }: WorkerParts): Promise<RunningWorker> {
  const { settings, redis, logger } = parts;
  const metrics = new WorkerMetrics();
  const tasks = createTasks(settings, redis, parts.auditKey, logger, metrics);
  const webhooks = createWebhookDeliveries(settings, redis, parts.auditKey, logger, metrics);
  const accountTests = createAccountTests(settings, redis, parts.auditKey, logger);
  const schedules = [...tasks.schedules, ...webhooks.schedules];
  const queue = createJobQueue('schedules', redis);
  const declaration = new ScheduleDeclaration(queue, schedules, redis);
  const tracing = await startTracing(settings.tracing, 'worker', logger);
  const consumers = createConsumers({ ...parts, schedules, webhooks, accountTests, metrics, tracing });
  const ofWorkers = [
    { name: 'watch over consumers', everyMs: LOOK_AT_CONSUMERS_MS, run: () => lookAt(consumers) },
    { name: 'mend schedules', everyMs: MEND_SCHEDULES_MS, run: () => declaration.mend() },
  ];
  const report = metrics.taskRan.bind(metrics);
  const repeaters = [...tasks.everywhere, ...webhooks.everywhere, accountTests.task, ...ofWorkers].map(
    (task) => new Repeater(task, logger, report),
  );

  // Whoever asks how the worker fares does not want to wait for a Redis that is away.
  const impatient = connectRedis(redisUrl, 'marks', logger);
  let isDraining = false;
  metrics.watchProcess();
  metrics.watchClock(() => clockSkew(impatient));
  metrics.watchUsageLag(() => usageLagSeconds(impatient, RedisClock.of(impatient).now()));
  metrics.watchQueues(() => Promise.all(queueNames.map((name) => readQueueFigures(impatient, name))));
  const health = createHealthServer({
    ...{ metrics, metricsToken: settings.metricsToken },
    reasonsAgainst: () => reasonsAgainst({ connection: impatient, consumers, isDraining: () => isDraining }),
  });
  if (settings.workerPort > 0) await health.listen({ port: settings.workerPort, host: settings.host });

  await declaration.declare();
  const instances = new Instances(redis, thisInstance('worker', buildInfo, systemClock.now()));
  instances.start();
  accountTests.start();
  for (const consumer of consumers) consumer.start();
  for (const repeater of repeaters) repeater.start();
  return {
    stop: async (giveUp) => {
      isDraining = true;
      await instances.stop();
      const tasksEnded = Promise.all(repeaters.map((repeater) => repeater.stop()));
      await Promise.all(consumers.map((consumer) => consumer.stop(giveUp)));
      await unlessAborted(tasksEnded, giveUp);
      await unlessAborted(accountTests.stop(), giveUp);
      await tracing?.stop();
      await health.close();
      for (const connection of [impatient, redis]) connection.disconnect();
      logger.flush();
    },
  };
}

async function lookAt(consumers: readonly AnyJobConsumer[]): Promise<number> {
  await Promise.all(consumers.map((consumer) => consumer.look()));
  return 0;
}

/** Seconds; undefined: Redis was not asked yet. */
function clockSkew(connection: RedisConnection): number | undefined {
  const clock = RedisClock.of(connection);
  void clock.keepFresh();
  return clock.isMeasured ? clock.skewMs / 1_000 : undefined;
}
