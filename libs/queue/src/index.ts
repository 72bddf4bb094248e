export { type JobMap, type QueueName, queueNames } from './job-map';
export { type FailedJob, type FailedPlace, JobDesk, type RetryOutcome } from './job-desk';
export { type JobQueue, createJobQueue } from './job-queue';
export { type QueueFigures, readQueueFigures } from './queue-figures';
