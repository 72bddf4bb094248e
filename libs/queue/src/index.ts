export { type JobMap, type QueueName, queueNames } from './job-map';
export { type AnyJobConsumer, JobConsumer, type JobConsumerOptions } from './job-consumer';
export { type FailedJob, JobDesk, type RetryOutcome } from './job-desk';
export { type JobQueue, createJobQueue } from './job-queue';
export { type JobHandler, type JobOutcome, type JobWorker, type JobWorkerOptions, createJobWorker } from './job-worker';
export { type QueueFigures, readQueueFigures } from './queue-figures';
