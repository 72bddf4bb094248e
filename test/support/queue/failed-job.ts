import { once } from 'node:events';
import { type JobMap, type QueueName, createJobQueue } from '@app/queue';
import { createJobWorker } from '@app/queue/worker';
import { connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';

/** Has a job fail. @returns its id */
export async function addFailedJob<Name extends QueueName>(
  redisUrl: string,
  name: Name,
  data: JobMap[Name],
  reason = 'no luck',
): Promise<string> {
  const logger = createLogger('test', 'silent');
  const connection = connectRedis(redisUrl, 'background', logger);
  const queue = createJobQueue(name, connection);
  const fail = (): Promise<never> => Promise.reject(new Error(reason));
  const worker = createJobWorker(name, fail, connection, logger, { concurrency: 1 });
  const failed = once(worker, 'failed');
  const job = await queue.add('job' as never, data as never);
  await failed;
  await worker.close();
  await queue.close();
  connection.disconnect();
  return String(job.id);
}
