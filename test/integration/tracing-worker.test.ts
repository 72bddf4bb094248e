import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { createJobQueue } from '@app/queue';
import { WorkerMetrics, startTracing } from '@app/telemetry';
import { type QueuedWorkParts, createConsumers } from '../../apps/worker/src/queued-work';
import { openRedis } from '../support/open-redis';
import { startCollector } from '../support/otlp/collector';
import { startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

const logger = pino({ level: 'silent' });

it('tells a collector of the jobs of a worker, of each by itself, and of those that fail', async () => {
  const [server, collector] = [await startRedisServer(), await startCollector()];
  const redis = await openRedis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await collector.stop();
    await server.stop();
  });
  const tracing = await startTracing(
    {
      ...{ endpoint: collector.url, headers: {}, serviceName: 'trunkline', resourceAttributes: {} },
      ...{ sampler: 'parentbased_always_on', samplerRatio: 1, metricIntervalMs: 60_000, hasLatestNames: false },
    },
    'worker',
    logger,
  );
  const done: string[] = [];
  const job = (name: string) => () => {
    done.push(name);
    return name === 'delivery' ? Promise.reject(new TypeError('no')) : Promise.resolve();
  };
  const parts: Partial<QueuedWorkParts> = {
    ...{ redis, logger, tracing, metrics: new WorkerMetrics() },
    schedules: [{ name: 'purge', everyMs: 60_000, run: () => Promise.resolve(done.push('task')) }],
    ...{ webhooks: { handler: job('delivery') } as never, accountTests: { handler: job('test') } as never },
  };
  const consumers = createConsumers(parts as QueuedWorkParts);
  for (const consumer of consumers) consumer.start();
  await createJobQueue('schedules', redis).add('purge', { task: 'purge' });
  await createJobQueue('webhook-deliveries', redis).add('delivery', { deliveryId: 'dlv_canary' });
  await createJobQueue('account-tests', redis).add('test', { accountId: 'acc_1' });
  await until(() => done.length === 3, 'all three were done');
  await Promise.all(consumers.map((consumer) => consumer.stop(AbortSignal.timeout(2_000))));
  await tracing?.stop();
  expect(collector.spans.map(({ name, status }) => [name, status]).sort()).toEqual([
    ['account test', 0],
    ['purge', 0],
    ['webhook delivery', 2],
  ]);
  expect(new Set(collector.spans.map(({ traceId }) => traceId)).size).toBe(3);
  for (const { parentSpanId, resource, attributes, startedAt, endedAt } of collector.spans) {
    expect([parentSpanId, resource['trunkline.process']]).toEqual(['', 'worker']);
    expect(endedAt).toBeGreaterThanOrEqual(startedAt);
    expect(JSON.stringify(attributes)).not.toContain('canary');
  }
});
